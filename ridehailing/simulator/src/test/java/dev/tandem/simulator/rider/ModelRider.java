package dev.tandem.simulator.rider;

import java.time.Duration;

import dev.tandem.simulator.base.Chance;
import dev.tandem.simulator.city.CityHour;
import dev.tandem.simulator.city.Demand;
import dev.tandem.simulator.city.Trip;

/**
 * A simulated rider without a connection: the simulator's own mood, for the model of the
 * city's day.
 */
public final class ModelRider {

	private final Mood mood;

	private final Trip trip;

	public ModelRider(Demand demand, CityHour hour, long seed, int number) {
		this.mood = new Mood(Chance.of(seed, "mood", number));
		this.trip = demand.draw(hour, Chance.of(seed, "trip", number).random());
	}

	public Trip trip() {
		return this.trip;
	}

	public boolean findsTooDear(double surge) {
		return this.mood.findsTooDear(surge);
	}

	public Duration thought() {
		return this.mood.thought();
	}

	public boolean comesBack() {
		return this.mood.comesBack();
	}

	public Duration untilReturn() {
		return this.mood.untilReturn();
	}

	public Duration patience() {
		return this.mood.patience();
	}

	public boolean changesTheirMind() {
		return this.mood.changesMind();
	}

	public Duration untilChangeOfMind() {
		return this.mood.untilMindChanges();
	}

}
