package dev.tandem.simulator.model;

import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;

import dev.tandem.ridehailing.client.Fare;
import dev.tandem.ridehailing.client.RideState;
import dev.tandem.simulator.city.CityTime;
import dev.tandem.simulator.city.Demand;
import dev.tandem.simulator.fake.Dispatch;
import dev.tandem.simulator.fake.Ride;
import dev.tandem.simulator.rider.ModelArrivals;
import dev.tandem.simulator.rider.ModelRider;
import dev.tandem.simulator.rider.RideRate;

/**
 * The riders of the model city, who arrive, decide, wait and return as those of the
 * simulator do.
 */
final class Riders {

	static final Fare FARE = new Fare(1_250, "USD");

	private final VirtualTime clock;

	private final CityTime time;

	private final Dispatch dispatch;

	private final SurgeModel surge;

	private final Demand demand;

	private final ModelArrivals arrivals;

	private final double speed;

	private final long seed;

	private final Supplier<HourFigures> figures;

	private int number;

	Riders(VirtualTime clock, CityTime time, Dispatch dispatch, SurgeModel surge, Demand demand, RideRate rate,
			double speed, long seed, Supplier<HourFigures> figures) {
		this.clock = clock;
		this.time = time;
		this.dispatch = dispatch;
		this.surge = surge;
		this.demand = demand;
		this.arrivals = new ModelArrivals(seed, rate);
		this.speed = speed;
		this.seed = seed;
		this.figures = figures;
	}

	/** Starts the arrivals. */
	void come() {
		this.arrivals.next(this.time.hour(), (gap, comes) -> this.clock.in(gap, () -> {
			if (comes) {
				tryToRide(new ModelRider(this.demand, this.time.hour(), this.seed, this.number++));
			}
			come();
		}));
	}

	private void tryToRide(ModelRider rider) {
		this.figures.get().quotes++;
		double multiplier = this.surge.quote(rider.trip().pickup(), this.time.hour(), this.clock.millis());
		if (rider.rejectsPrice(multiplier)) {
			this.figures.get().tooDear++;
			comeBack(rider);
			return;
		}
		this.clock.in(scaled(rider.decisionTime()), () -> request(rider));
	}

	private void request(ModelRider rider) {
		long requestedAt = this.clock.millis();
		Ride ride = new Ride(UUID.randomUUID(), rider.trip(), FARE, (changed) -> onChange(rider, changed, requestedAt));
		this.dispatch.request(ride);
		this.clock.in(rider.maxWait(), () -> {
			if (ride.count(RideState.ACCEPTED) == 0) {
				this.dispatch.cancel(ride);
			}
		});
		if (rider.cancels()) {
			this.clock.in(scaled(rider.cancelDelay()), () -> this.dispatch.cancel(ride));
		}
	}

	private void onChange(ModelRider rider, Ride ride, long requestedAt) {
		if (ride.state() == RideState.ACCEPTED && ride.count(RideState.ACCEPTED) == 1) {
			this.figures.get().matches.add(Duration.ofMillis(this.clock.millis() - requestedAt));
		}
		if (ride.state().isEnd() && ride.count(RideState.ACCEPTED) == 0) {
			this.figures.get().unmatched++;
		}
		if (ride.state() == RideState.UNFULFILLED) {
			comeBack(rider);
		}
	}

	private void comeBack(ModelRider rider) {
		if (rider.returnsLater()) {
			this.clock.in(scaled(rider.returnDelay()), () -> tryToRide(rider));
		}
		else {
			this.figures.get().gaveUp++;
		}
	}

	private Duration scaled(Duration time) {
		return Duration.ofMillis(Math.round(time.toMillis() / this.speed));
	}

}
