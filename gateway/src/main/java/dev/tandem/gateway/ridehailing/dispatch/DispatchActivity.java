package dev.tandem.gateway.ridehailing.dispatch;

import java.util.Arrays;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;

import dev.tandem.gateway.platform.logging.ActivitySource;
import dev.tandem.gateway.platform.logging.CounterGrowth;
import dev.tandem.gateway.ridehailing.ride.RideState;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Summarizes the rides of this replica for the line logged once a minute: their number by
 * state, and how many of the city's drivers are online and free.
 */
@Component
@Order(2)
final class DispatchActivity implements ActivitySource {

	private final CounterGrowth rides;

	private final DispatchMetrics metrics;

	DispatchActivity(MeterRegistry meters, DispatchMetrics metrics) {
		this.rides = new CounterGrowth(meters, DispatchMetrics.RIDES, "state");
		this.metrics = metrics;
	}

	@Override
	public Optional<String> sinceLastCall() {
		SortedMap<String, Long> byState = this.rides.sinceLastCall();
		if (byState.isEmpty()) {
			return Optional.empty();
		}
		String states = Arrays.stream(RideState.values())
			.map(RideState::text)
			.filter(byState::containsKey)
			.map((state) -> byState.get(state) + " " + state)
			.collect(Collectors.joining(", "));
		return Optional
			.of("rides: %s; drivers: %d online, %d free".formatted(states, this.metrics.online(), this.metrics.free()));
	}

}
