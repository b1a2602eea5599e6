package dev.tandem.mlservice.ridehailing;

/**
 * A place on the earth's surface, WGS 84. The service refuses points that are out of
 * range or outside its city.
 *
 * @param lat degrees north, in [-90, 90]
 * @param lng degrees east, in [-180, 180]
 */
public record GeoPoint(double lat, double lng) {

}
