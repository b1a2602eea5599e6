package dev.tandem.mlservice.ridehailing;

/**
 * The weather at the time of the ride.
 *
 * @param precipitationMmPerHour millimetres per hour, in [0, 200]
 * @param temperatureCelsius degrees Celsius, in [-50, 60]
 */
public record Weather(double precipitationMmPerHour, double temperatureCelsius) {

}
