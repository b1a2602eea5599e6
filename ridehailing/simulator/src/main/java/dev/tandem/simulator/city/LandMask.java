package dev.tandem.simulator.city;

import java.util.List;
import java.util.stream.IntStream;

import dev.tandem.ridehailing.client.Place;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.operation.union.UnaryUnionOp;
import tools.jackson.databind.JsonNode;

/** The land of the city: the outline of its five boroughs. Thread-safe. */
public final class LandMask {

	private final GeometryFactory geometries = new GeometryFactory();

	private final PreparedGeometry area = PreparedGeometryFactory.prepare(outline());

	/** Tests whether a place is on land. */
	public boolean contains(Place place) {
		return this.area.contains(this.geometries.createPoint(StreetPlane.of(place)));
	}

	/** Tests whether the straight line between two places is on land. */
	boolean contains(Place from, Place to) {
		return this.area
			.contains(this.geometries.createLineString(new Coordinate[] { StreetPlane.of(from), StreetPlane.of(to) }));
	}

	Envelope extent() {
		return this.area.getGeometry().getEnvelopeInternal();
	}

	private Geometry outline() {
		List<Polygon> polygons = CityFiles.read("nyc-boroughs.geojson")
			.get("features")
			.valueStream()
			.flatMap((borough) -> borough.get("geometry").get("coordinates").valueStream())
			.map(this::polygon)
			.toList();
		return UnaryUnionOp.union(polygons);
	}

	private Polygon polygon(JsonNode rings) {
		LinearRing[] holes = IntStream.range(1, rings.size())
			.mapToObj((index) -> ring(rings.get(index)))
			.toArray(LinearRing[]::new);
		return this.geometries.createPolygon(ring(rings.get(0)), holes);
	}

	private LinearRing ring(JsonNode points) {
		return this.geometries.createLinearRing(points.valueStream()
			.map((point) -> StreetPlane.of(new Place(point.get(1).asDouble(), point.get(0).asDouble())))
			.toArray(Coordinate[]::new));
	}

}
