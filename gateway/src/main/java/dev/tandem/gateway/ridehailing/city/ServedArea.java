package dev.tandem.gateway.ridehailing.city;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.operation.union.UnaryUnionOp;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * The served area: New York's five boroughs with a margin, since their outline is
 * simplified to 40 m. The ML service uses the same area. Thread-safe.
 */
@Component
public final class ServedArea {

	/** Margin for piers and waterfront addresses outside the simplified outline. */
	static final double MARGIN_METERS = 100;

	/**
	 * Margin for drivers, who may be on a bridge or on the way back. It surrounds the
	 * convex hull, since such a wide margin around every pier would need hundreds of
	 * megabytes.
	 */
	static final double SURROUNDINGS_METERS = 5_000;

	/** Segments that approximate a quarter circle at the margin's corners. */
	private static final int SEGMENTS = 16;

	private static final double METERS_PER_DEGREE = 111_195;

	private static final double EAST = METERS_PER_DEGREE * Math.cos(Math.toRadians(40.7));

	private final GeometryFactory geometries = new GeometryFactory();

	private final PreparedGeometry area;

	private final PreparedGeometry surroundings;

	ServedArea(JsonMapper json) throws IOException {
		Geometry outline = outline(json);
		this.area = PreparedGeometryFactory.prepare(outline.buffer(MARGIN_METERS, SEGMENTS));
		this.surroundings = PreparedGeometryFactory.prepare(outline.convexHull().buffer(SURROUNDINGS_METERS, SEGMENTS));
	}

	/**
	 * Checks whether a location is in the served area.
	 * @param place the location
	 * @return whether rides may start and end there
	 */
	public boolean contains(Coordinates place) {
		return this.area.contains(this.geometries.createPoint(plane(place.lng(), place.lat())));
	}

	/**
	 * Checks whether a driver may be at a location: in the served area, on the bridges in
	 * between, or a few kilometres outside.
	 * @param place the location
	 * @return whether it is in the served area or near it
	 */
	public boolean isInOrNear(Coordinates place) {
		return this.surroundings.contains(this.geometries.createPoint(plane(place.lng(), place.lat())));
	}

	private Geometry outline(JsonMapper json) throws IOException {
		try (var input = new ClassPathResource("city/nyc-boroughs.geojson").getInputStream()) {
			Stream<JsonNode> boroughs = json.readTree(input).get("features").valueStream();
			List<Polygon> polygons = boroughs
				.flatMap((borough) -> borough.get("geometry").get("coordinates").valueStream())
				.map(this::polygon)
				.toList();
			return UnaryUnionOp.union(polygons);
		}
	}

	private Polygon polygon(JsonNode rings) {
		LinearRing[] holes = IntStream.range(1, rings.size())
			.mapToObj((index) -> ring(rings.get(index)))
			.toArray(LinearRing[]::new);
		return this.geometries.createPolygon(ring(rings.get(0)), holes);
	}

	private LinearRing ring(JsonNode points) {
		return this.geometries.createLinearRing(points.valueStream()
			.map((point) -> plane(point.get(0).asDouble(), point.get(1).asDouble()))
			.toArray(Coordinate[]::new));
	}

	private static Coordinate plane(double lng, double lat) {
		return new Coordinate(lng * EAST, lat * METERS_PER_DEGREE);
	}

}
