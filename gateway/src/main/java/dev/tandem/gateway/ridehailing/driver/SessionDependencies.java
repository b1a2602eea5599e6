package dev.tandem.gateway.ridehailing.driver;

import dev.tandem.gateway.ridehailing.fleet.DriverPresence;
import dev.tandem.gateway.ridehailing.ride.RideEventFeed;
import dev.tandem.gateway.ridehailing.ride.RideLifecycle;

import org.springframework.stereotype.Component;

/**
 * What every driver's session works with.
 *
 * @param fleet learns where he is
 * @param rides change at his word
 * @param feed tells what else changes them
 * @param sessions where it is found
 * @param codec reads and writes messages
 * @param metrics counts them
 * @param properties settings
 */
@Component
record SessionDependencies(DriverPresence fleet, RideLifecycle rides, RideEventFeed feed, DriverSessions sessions,
		DriverCodec codec, DriverMetrics metrics, DriverProperties properties) {
}
