package dev.tandem.simulator.rider;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import dev.tandem.ridehailing.client.Place;
import dev.tandem.ridehailing.client.RideMessage;
import dev.tandem.ridehailing.client.RideMessage.RideEvent;
import dev.tandem.ridehailing.client.RideState;
import dev.tandem.simulator.check.RideHistory;
import dev.tandem.simulator.driver.SimulationContext;
import dev.tandem.simulator.report.Statistics;
import dev.tandem.simulator.report.Statistics.Counter;
import dev.tandem.simulator.report.Statistics.Timer;

/** Checks and counts the messages of a ride. */
final class RideRecorder {

	private final SimulationContext context;

	private final RideHistory history;

	private final long requestedAt;

	private final List<Instant> offersMade = new ArrayList<>();

	private boolean matched;

	RideRecorder(SimulationContext context, RideHistory history, long requestedAt) {
		this.context = context;
		this.history = history;
		this.requestedAt = requestedAt;
	}

	void onRideEvent(RideEvent event) {
		this.history.add(event);
		if (event.state() == RideState.OFFERED) {
			this.offersMade.add(event.at());
		}
		if (event.state() == RideState.ACCEPTED && !this.matched) {
			this.matched = true;
			this.context.statistics().count(Counter.MATCHES, Statistics.MATCHED);
			record(Timer.MATCH, Duration.ofNanos(System.nanoTime() - this.requestedAt));
		}
	}

	void onDriverPosition(RideMessage.DriverPosition driver) {
		Place place = driver.place();
		if (place != null) {
			this.context.fleet().positionAge(driver.driverId(), place).ifPresent((age) -> record(Timer.POSITION, age));
		}
	}

	/** Handles the last event; returns how the ride ended, for the counter. */
	String onEnd(RideEvent event) {
		if (!this.matched) {
			this.context.statistics().count(Counter.MATCHES, "without a driver");
		}
		this.context.claims().ended(this.history);
		this.context.offers().taken(event.rideId(), this.offersMade).forEach((time) -> record(Timer.OFFER, time));
		return Objects.requireNonNullElse(event.reason(), event.state().text());
	}

	private void record(Timer timer, Duration time) {
		this.context.statistics().recordTime(timer, time);
	}

}
