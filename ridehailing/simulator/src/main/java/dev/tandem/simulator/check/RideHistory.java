package dev.tandem.simulator.check;

import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import dev.tandem.ridehailing.client.RideMessage.RideEvent;
import dev.tandem.ridehailing.client.RideState;
import dev.tandem.simulator.check.DriverClaims.Claim;
import org.jspecify.annotations.Nullable;

/** The events of one ride in its rider's stream, over all reconnects. */
public final class RideHistory {

	private final UUID rideId;

	private final Violations violations;

	private final Set<Claim> claims = new HashSet<>();

	private @Nullable RideEvent last;

	public RideHistory(UUID rideId, Violations violations) {
		this.rideId = rideId;
		this.violations = violations;
	}

	/** Checks the next event of the stream. */
	public void add(RideEvent event) {
		checkNumber(event);
		checkTransition(event);
		checkDriver(event);
		if (event.driverId() != null) {
			this.claims.add(new Claim(event.driverId(), event.state()));
		}
		this.last = event;
	}

	/** Checks that the gateway may end the stream (204) now. */
	public void over() {
		if (this.last == null || !this.last.state().isEnd()) {
			broken(Invariant.STREAM_HAS_NO_GAP, "over after " + this.last);
		}
	}

	/** Records that the ride did not progress for a time, given in words. */
	public void stuck(String waited) {
		broken(Invariant.RIDE_ENDS, "nothing for " + waited + " after " + this.last);
	}

	/** Returns the last event; null before the first. */
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
			broken(Invariant.STREAM_HAS_NO_GAP, "number " + expected + " expected but received " + event);
		}
	}

	private void checkTransition(RideEvent event) {
		boolean allowed = (this.last == null) ? event.state() == RideState.REQUESTED
				: this.last.state().successors().contains(event.state());
		if (!allowed) {
			broken(Invariant.TRANSITIONS_ARE_ALLOWED, event + " after " + this.last);
		}
	}

	/** From accepted to completed, the driver must be the same. */
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
