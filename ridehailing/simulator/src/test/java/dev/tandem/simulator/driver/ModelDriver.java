package dev.tandem.simulator.driver;

import java.time.Duration;
import java.util.UUID;

import dev.tandem.simulator.base.Chance;
import dev.tandem.simulator.city.Place;
import dev.tandem.simulator.city.Trip;
import dev.tandem.simulator.client.RideState;
import org.jspecify.annotations.Nullable;

/**
 * A simulated driver without a socket: the simulator's own cab and temper, for the model
 * of the city's day.
 */
public final class ModelDriver {

	/** What the driver does with an offer. */
	public enum Reply {

		/** Takes it. */
		ACCEPT,
		/** Refuses it. */
		DECLINE,
		/** Stays silent. */
		IGNORE

	}

	private final World world;

	private final int number;

	private final Temper temper;

	private final Cab cab;

	private boolean working;

	public ModelDriver(World world, long seed, int number) {
		this.world = world;
		this.number = number;
		this.temper = new Temper(Chance.of(seed, "temper", number));
		this.cab = new Cab(world, this.temper, Chance.of(seed, "cab", number).random());
	}

	/** Begins or ends a shift as the roster says; a driver who is not free works on. */
	public void followRoster(boolean free) {
		boolean onDuty = this.world.roster().isOnDuty(this.number);
		if (onDuty && !this.working) {
			this.cab.beginShift();
			this.working = true;
		}
		else if (!onDuty && free && this.working) {
			this.cab.endShift();
			this.working = false;
		}
	}

	public boolean isWorking() {
		return this.working;
	}

	public Place position() {
		return this.cab.position();
	}

	public boolean hasRide() {
		return this.cab.errand() != null;
	}

	public @Nullable RideState rideState() {
		Errand errand = this.cab.errand();
		return (errand != null) ? errand.state() : null;
	}

	public Reply reply() {
		return Reply.valueOf(this.temper.answer().name());
	}

	public Duration reaction() {
		return this.temper.reaction();
	}

	public Duration untilLoss() {
		return this.temper.untilLoss();
	}

	public Duration away() {
		return this.temper.away();
	}

	public boolean losesConnectionOnRide() {
		return this.temper.losesConnectionOnRide();
	}

	public Duration untilDeadSpot() {
		return this.temper.boarding();
	}

	public void accept(Trip trip) {
		this.cab.take(new Errand(UUID.randomUUID(), trip.pickup(), trip.dropoff(), RideState.ACCEPTED));
	}

	public void drop() {
		this.cab.drop();
	}

	/** Drives on; whether the ride is completed with it. */
	public boolean live(double seconds) {
		this.cab.live(seconds);
		Errand errand = this.cab.errand();
		if (errand == null || !this.cab.isDone()) {
			return false;
		}
		if (errand.next() == RideState.COMPLETED) {
			this.cab.drop();
			return true;
		}
		this.cab.take(errand.now(errand.next()));
		return false;
	}

}
