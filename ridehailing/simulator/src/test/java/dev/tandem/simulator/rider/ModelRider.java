package dev.tandem.simulator.rider;

import java.time.Duration;

import dev.tandem.ridehailing.client.Trip;
import dev.tandem.simulator.base.SeededRandom;
import dev.tandem.simulator.city.CityHour;
import dev.tandem.simulator.city.Demand;

/**
 * A simulated rider without a connection: the simulator's own behaviour, for {@code
 * CityDayTests}.
 */
public final class ModelRider {

	private final RiderBehavior behavior;

	private final Trip trip;

	public ModelRider(Demand demand, CityHour hour, long seed, int number) {
		this.behavior = new RiderBehavior(SeededRandom.of(seed, "mood", number), false);
		this.trip = demand.draw(hour, SeededRandom.of(seed, "trip", number).random());
	}

	public Trip trip() {
		return this.trip;
	}

	public boolean rejectsPrice(double surge) {
		return this.behavior.rejectsPrice(surge);
	}

	public Duration decisionTime() {
		return this.behavior.decisionTime();
	}

	public boolean returnsLater() {
		return this.behavior.returnsLater();
	}

	public Duration returnDelay() {
		return this.behavior.returnDelay();
	}

	public Duration maxWait() {
		return this.behavior.maxWait();
	}

	public boolean cancels() {
		return this.behavior.cancels();
	}

	public Duration cancelDelay() {
		return this.behavior.cancelDelay();
	}

}
