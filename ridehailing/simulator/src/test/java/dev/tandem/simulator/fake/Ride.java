package dev.tandem.simulator.fake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

import dev.tandem.ridehailing.client.Fare;
import dev.tandem.ridehailing.client.RideMessage.RideEvent;
import dev.tandem.ridehailing.client.RideResponse;
import dev.tandem.ridehailing.client.RideState;
import dev.tandem.ridehailing.client.Trip;
import org.jspecify.annotations.Nullable;

/** A ride in the tests' dispatch, from its request to its end. */
public final class Ride {

	final UUID id = UUID.randomUUID();

	final UUID quoteId;

	final Trip trip;

	final Fare fare;

	final List<RideEvent> events = new ArrayList<>();

	final Set<Connection> refusedBy = new HashSet<>();

	private final Consumer<Ride> onChange;

	volatile RideState state = RideState.REQUESTED;

	@Nullable Connection driver;

	@Nullable UUID offer;

	long searchedFrom;

	/**
	 * Creates a ride, which is not requested yet.
	 * @param onChange receives the ride after each change of its state
	 */
	public Ride(UUID quoteId, Trip trip, Fare fare, Consumer<Ride> onChange) {
		this.quoteId = quoteId;
		this.trip = trip;
		this.fare = fare;
		this.onChange = onChange;
	}

	/** Returns the state. */
	public RideState state() {
		return this.state;
	}

	/** Returns how often the ride was in a state. */
	public long count(RideState wanted) {
		return this.events.stream().filter((event) -> event.state() == wanted).count();
	}

	void become(RideState next, Instant at) {
		this.state = next;
		int number = this.events.size() + 1;
		boolean shown = next.hasDriver() || next == RideState.COMPLETED;
		this.events.add(new RideEvent(String.valueOf(number), this.id, number, next, null,
				shown ? this.driver.driverId : null, at));
		this.onChange.accept(this);
	}

	RideResponse response() {
		return new RideResponse(this.id, this.quoteId, this.state, this.fare);
	}

}
