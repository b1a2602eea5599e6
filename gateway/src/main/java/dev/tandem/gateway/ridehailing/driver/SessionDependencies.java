package dev.tandem.gateway.ridehailing.driver;

import dev.tandem.gateway.ridehailing.fleet.DriverPresence;
import dev.tandem.gateway.ridehailing.ride.RideEventFeed;
import dev.tandem.gateway.ridehailing.ride.RideService;

import org.springframework.stereotype.Component;

/**
 * The components that all drivers' sessions share.
 */
@Component
record SessionDependencies(DriverPresence presence, RideService rides, RideEventFeed feed, DriverCodec codec,
		DriverMetrics metrics, DriverProperties properties) {
}
