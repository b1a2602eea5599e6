package dev.tandem.gateway.ridehailing.live;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.stereotype.Component;

/**
 * Counts the streams, and the boards that were too slow for theirs.
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

	static Counter overflowedBoards(MeterRegistry meters) {
		return Counter.builder("tandem.live.boards.cut")
			.description("Boards that were cut off because they read too slowly")
			.register(meters);
	}

}
