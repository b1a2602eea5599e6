package dev.tandem.gateway.ridehailing.city;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;

import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.geojson.GeoJsonReader;

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

	ServedArea() {
		Geometry outline = outline();
		this.area = PreparedGeometryFactory.prepare(outline.buffer(MARGIN_METERS, SEGMENTS));
		this.surroundings = PreparedGeometryFactory.prepare(outline.convexHull().buffer(SURROUNDINGS_METERS, SEGMENTS));
	}

	/** Checks whether rides may start and end at a location. */
	public boolean contains(Coordinates place) {
		return this.area.contains(this.geometries.createPoint(plane(place.lng(), place.lat())));
	}

	/**
	 * Checks whether a driver may be at a location: in the served area, on the bridges in
	 * between, or a few kilometres outside.
	 */
	public boolean isInOrNear(Coordinates place) {
		return this.surroundings.contains(this.geometries.createPoint(plane(place.lng(), place.lat())));
	}

	private Geometry outline() {
		try (Reader reader = new InputStreamReader(new ClassPathResource("city/nyc-boroughs.geojson").getInputStream(),
				StandardCharsets.UTF_8)) {
			Geometry boroughs = new GeoJsonReader(this.geometries).read(reader);
			boroughs.apply((Coordinate point) -> point.setCoordinate(plane(point.x, point.y)));
			return boroughs.union();
		}
		catch (IOException | ParseException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static Coordinate plane(double lng, double lat) {
		return new Coordinate(lng * EAST, lat * METERS_PER_DEGREE);
	}

}
