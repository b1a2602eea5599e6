package dev.tandem.gateway.ridehailing.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

import dev.tandem.gateway.platform.logging.ActivitySource;
import dev.tandem.gateway.platform.logging.CounterGrowth;
import dev.tandem.gateway.ridehailing.ride.Ride.RideTimes;
import dev.tandem.gateway.ridehailing.ride.RideEvent;
import dev.tandem.gateway.ridehailing.ride.RideReason;
import dev.tandem.gateway.ridehailing.ride.RideService.OfferOutcome;
import dev.tandem.gateway.ridehailing.ride.RideState;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The metrics of dispatch, and their summary in the log. Each offer and match is counted
 * by one replica, so that sums are the city's. Each replica publishes the drivers of the
 * whole city. Thread-safe.
 */
@Component
@Order(2)
class DispatchMetrics implements ActivitySource {

	/** Offers by outcome. */
	static final String OFFERS = "tandem.dispatch.offers";

	/** Rides by the state they entered. */
	static final String RIDES = "tandem.dispatch.rides";

	/** Time from request to acceptance. */
	static final String MATCH = "tandem.dispatch.match";

	/** Connected drivers with a position, by status. */
	static final String DRIVERS = "tandem.dispatch.drivers";

	private final MeterRegistry meters;

	private final CounterGrowth rides;

	private final Timer match;

	private final AtomicInteger online;

	private final AtomicInteger free;

	DispatchMetrics(MeterRegistry meters) {
		this.meters = meters;
		this.rides = new CounterGrowth(meters, RIDES, "state");
		this.match = Timer.builder(MATCH).publishPercentileHistogram().register(meters);
		this.online = gauge("online");
		this.free = gauge("free");
	}

	/** Counts an offer that lost to another ride; events count all other outcomes. */
	void countAttempt(OfferOutcome outcome) {
		if (outcome == OfferOutcome.DRIVER_TAKEN) {
			count("driver_taken");
		}
	}

	void count(RideEvent event) {
		countRide(event);
		countOffer(event);
	}

	/** Does not count a search that starts again as another request. */
	private void countRide(RideEvent event) {
		if (event.number() == 1 || event.state() == RideState.ACCEPTED || event.state().isFinal()) {
			this.meters.counter(RIDES, "state", event.state().text()).increment();
		}
	}

	private void countOffer(RideEvent event) {
		RideReason reason = event.reason();
		if (event.offerId() != null && event.state() != RideState.OFFERED) {
			count((reason != null) ? reason.text() : event.state().text());
		}
	}

	void recordMatch(RideTimes times) {
		Instant acceptedAt = times.acceptedAt();
		if (acceptedAt != null) {
			this.match.record(Duration.between(times.requestedAt(), acceptedAt));
		}
	}

	void setDrivers(int online, int free) {
		this.online.set(online);
		this.free.set(free);
	}

	/** The rides by state, and the drivers who are online and free. */
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
		return Optional.of("rides: %s; drivers: %s online, %s free".formatted(states, this.online, this.free));
	}

	private void count(String outcome) {
		this.meters.counter(OFFERS, "outcome", outcome).increment();
	}

	private AtomicInteger gauge(String status) {
		AtomicInteger value = new AtomicInteger();
		this.meters.gauge(DRIVERS, Tags.of("status", status), value);
		return value;
	}

}
