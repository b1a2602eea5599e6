package dev.tandem.simulator.check;

import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import dev.tandem.simulator.check.DriverClaims.Claim;
import dev.tandem.simulator.client.RideEvent;
import dev.tandem.simulator.client.RideState;
import org.jspecify.annotations.Nullable;

/**
 * A ride as its rider's stream told it, over all its interruptions.
 */
public final class RideHistory {

	private final UUID rideId;

	private final Violations violations;

	private final Set<Claim> claims = new HashSet<>();

	private @Nullable RideEvent last;

	/**
	 * Begins with nothing told.
	 * @param rideId the ride
	 * @param violations where what is broken goes
	 */
	public RideHistory(UUID rideId, Violations violations) {
		this.rideId = rideId;
		this.violations = violations;
	}

	/**
	 * Takes the next event of the stream.
	 * @param event as it came
	 */
	public void add(RideEvent event) {
		checkNumber(event);
		checkTransition(event);
		checkDriver(event);
		if (event.driverId() != null) {
			this.claims.add(new Claim(event.driverId(), event.state()));
		}
		this.last = event;
	}

	/** The gateway says that the stream is over. */
	public void over() {
		if (this.last == null || !this.last.state().isEnd()) {
			broken(Invariant.STREAM_HAS_NO_GAP, "over after " + this.last);
		}
	}

	/**
	 * The ride did not go on in time.
	 * @param waited in words, for how long
	 */
	public void stuck(String waited) {
		broken(Invariant.RIDE_ENDS, "nothing for " + waited + " after " + this.last);
	}

	/**
	 * What was told last.
	 * @return the event; null before the first
	 */
	public @Nullable RideEvent last() {
		return this.last;
	}

	Set<Claim> claims() {
		return Set.copyOf(this.claims);
	}

	UUID rideId() {
		return this.rideId;
	}

	private void checkNumber(RideEvent event) {
		int expected = (this.last == null) ? 1 : this.last.number() + 1;
		if (event.number() != expected || !event.id().equals(String.valueOf(expected))
				|| !event.rideId().equals(this.rideId)) {
			broken(Invariant.STREAM_HAS_NO_GAP, "number " + expected + " was due, not " + event);
		}
	}

	private void checkTransition(RideEvent event) {
		boolean allowed = (this.last == null) ? event.state() == RideState.REQUESTED
				: this.last.state().successors().contains(event.state());
		if (!allowed) {
			broken(Invariant.TRANSITIONS_ARE_ALLOWED, event + " after " + this.last);
		}
	}

	/** From accepted to completed it is the same driver. */
	private void checkDriver(RideEvent event) {
		boolean withDriver = event.state().hasDriver() || event.state() == RideState.COMPLETED;
		boolean sameRequired = withDriver && this.last != null && this.last.state().hasDriver();
		if ((withDriver && event.driverId() == null)
				|| (sameRequired && this.last != null && !Objects.equals(event.driverId(), this.last.driverId()))) {
			broken(Invariant.ONE_DRIVER_PER_RIDE, event + " after " + this.last);
		}
	}

	private void broken(Invariant invariant, String how) {
		this.violations.add(invariant, "ride " + this.rideId + ": " + how);
	}

}
