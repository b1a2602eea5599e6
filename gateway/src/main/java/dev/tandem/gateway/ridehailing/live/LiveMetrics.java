package dev.tandem.gateway.ridehailing.live;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.stereotype.Component;

/**
 * Publishes how many streams this replica serves.
 */
@Component
final class LiveMetrics {

	LiveMetrics(MeterRegistry meters, CityBroadcaster boards, RideEventNotifier rides) {
		Gauge.builder("tandem.live.boards", boards, CityBroadcaster::count)
			.description("Boards that are connected")
			.register(meters);
		Gauge.builder("tandem.live.rides", rides, RideEventNotifier::count)
			.description("Rides that are followed")
			.register(meters);
	}

}
