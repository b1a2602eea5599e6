package dev.tandem.ridehailing.client;

/** A place on the earth's surface, WGS 84, in degrees north and east. */
public record Place(double lat, double lng) {

	private static final double EARTH_RADIUS_METERS = 6_371_008.8;

	/** Returns the great-circle distance to another place in metres. */
	public double metersTo(Place other) {
		double halfLat = Math.toRadians(other.lat - this.lat) / 2;
		double halfLng = Math.toRadians(other.lng - this.lng) / 2;
		double chord = square(Math.sin(halfLat))
				+ Math.cos(Math.toRadians(this.lat)) * Math.cos(Math.toRadians(other.lat)) * square(Math.sin(halfLng));
		return 2 * EARTH_RADIUS_METERS * Math.asin(Math.sqrt(Math.min(chord, 1)));
	}

	/** Returns the place at a part of the way, from 0 to 1, to another. */
	public Place towards(Place other, double part) {
		return new Place(this.lat + part * (other.lat - this.lat), this.lng + part * (other.lng - this.lng));
	}

	private static double square(double value) {
		return value * value;
	}

}
