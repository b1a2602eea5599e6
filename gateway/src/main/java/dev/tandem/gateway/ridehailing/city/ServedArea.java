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
 * Where rides are served: New York's five boroughs, and a margin for the coarseness of
 * their outline, which is simplified to 40 m. The ML service draws the same line.
 */
@Component
public final class ServedArea {

	/** How far outside the outline a pier or a waterfront address may lie. */
	static final double MARGIN_METERS = 100;

	/**
	 * How far outside a driver may be: on a bridge, or on his way back. Around the convex
	 * hull, since so wide a margin around every pier would take hundreds of megabytes.
	 */
	static final double SURROUNDINGS_METERS = 5_000;

	/** Of a quarter circle: how round the margin is at a corner. */
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
	 * Tells whether rides are served at a place.
	 * @param place the place
	 * @return whether it is inside
	 */
	public boolean contains(Coordinates place) {
		return this.area.contains(this.geometries.createPoint(plane(place.lng(), place.lat())));
	}

	/**
	 * Tells whether a driver can be at a place: where rides are served, on the bridges in
	 * between, or a few kilometres outside.
	 * @param place the place
	 * @return whether it is there
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
