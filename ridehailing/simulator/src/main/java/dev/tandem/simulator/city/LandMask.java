package dev.tandem.simulator.city;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;

import dev.tandem.ridehailing.client.Place;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.geojson.GeoJsonReader;

/** The land of the city: the outline of its five boroughs. Thread-safe. */
public final class LandMask {

	private final GeometryFactory geometries = new GeometryFactory();

	private final PreparedGeometry area = PreparedGeometryFactory.prepare(outline());

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
		try (Reader reader = new InputStreamReader(CityFiles.open("nyc-boroughs.geojson"), StandardCharsets.UTF_8)) {
			Geometry boroughs = new GeoJsonReader(this.geometries).read(reader);
			boroughs.apply((Coordinate point) -> point.setCoordinate(StreetPlane.of(new Place(point.y, point.x))));
			return boroughs.union();
		}
		catch (IOException | ParseException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
