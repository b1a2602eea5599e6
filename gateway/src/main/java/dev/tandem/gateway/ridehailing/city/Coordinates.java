package dev.tandem.gateway.ridehailing.city;

/**
 * A location on the earth's surface, WGS 84.
 *
 * @param lat degrees north, finite
 * @param lng degrees east, finite
 */
public record Coordinates(double lat, double lng) {

	private static final double EARTH_RADIUS_METERS = 6_371_008.8;

	/** Computes the great-circle distance to another location, in metres. */
	public double metersTo(Coordinates other) {
		double halfLat = Math.toRadians(other.lat - this.lat) / 2;
		double halfLng = Math.toRadians(other.lng - this.lng) / 2;
		double chord = square(Math.sin(halfLat))
				+ Math.cos(Math.toRadians(this.lat)) * Math.cos(Math.toRadians(other.lat)) * square(Math.sin(halfLng));
		return 2 * EARTH_RADIUS_METERS * Math.asin(Math.sqrt(Math.min(chord, 1)));
	}

	private static double square(double value) {
		return value * value;
	}

}
