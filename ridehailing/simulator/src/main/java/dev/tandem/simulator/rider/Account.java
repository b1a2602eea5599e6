package dev.tandem.simulator.rider;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import dev.tandem.simulator.check.RideHistory;
import dev.tandem.simulator.city.Place;
import dev.tandem.simulator.client.RideEvent;
import dev.tandem.simulator.client.RideState;
import dev.tandem.simulator.client.StreamSignal;
import dev.tandem.simulator.report.Measure;
import dev.tandem.simulator.report.Statistics;
import dev.tandem.simulator.report.Tally;

/**
 * What a rider hears of their ride, checked and counted.
 */
final class Account {

	private final RiderWorld world;

	private final RideHistory history;

	private final long askedAt;

	private final List<Instant> offersMade = new ArrayList<>();

	private boolean matched;

	Account(RiderWorld world, RideHistory history, long askedAt) {
		this.world = world;
		this.history = history;
		this.askedAt = askedAt;
	}

	void changed(RideEvent event) {
		this.history.add(event);
		if (event.state() == RideState.OFFERED) {
			this.offersMade.add(event.at());
		}
		if (event.state() == RideState.ACCEPTED && !this.matched) {
			this.matched = true;
			this.world.statistics().count(Tally.MATCHES, Statistics.MATCHED);
			took(Measure.MATCH, Duration.ofNanos(System.nanoTime() - this.askedAt));
		}
	}

	void moved(StreamSignal.DriverMoved moved) {
		this.world.fleet()
			.since(moved.driverId(), new Place(moved.lat(), moved.lng()))
			.ifPresent((age) -> took(Measure.POSITION, age));
	}

	/**
	 * The ride is over.
	 * @param event its last
	 * @return how, for the count of rides
	 */
	String over(RideEvent event) {
		if (!this.matched) {
			this.world.statistics().count(Tally.MATCHES, "without a driver");
		}
		this.world.claims().ended(this.history);
		this.world.offers().taken(event.rideId(), this.offersMade).forEach((time) -> took(Measure.OFFER, time));
		return Objects.requireNonNullElse(event.reason(), event.state().text());
	}

	private void took(Measure measure, Duration time) {
		this.world.statistics().took(measure, time);
	}

}
