package dev.tandem.gateway.ridehailing.dispatch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import dev.tandem.gateway.ridehailing.ride.Ride;
import dev.tandem.gateway.ridehailing.ride.RideEvent;
import dev.tandem.gateway.ridehailing.ride.RideEventFeed;
import dev.tandem.gateway.ridehailing.ride.RideState;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * Tells how long a driver has been looked for: since the ride was asked for, or since the
 * driver who had it was lost.
 */
@Component
class SearchTimeout {

	private final RideEventFeed events;

	private final Duration limit;

	private final Clock clock;

	SearchTimeout(RideEventFeed events, DispatchProperties properties, Clock clock) {
		this.events = events;
		this.limit = properties.searchLimit();
		this.clock = clock;
	}

	/**
	 * Whether a search has lasted too long.
	 * @param ride as it was read, searching
	 * @return whether it is to be given up
	 */
	Mono<Boolean> hasElapsed(Ride ride) {
		if (isRecent(ride.times().requestedAt())) {
			return Mono.just(false);
		}
		return this.events.ofRide(ride.id(), 0).map((events) -> !isRecent(begin(ride, events)));
	}

	/** An offer that came to nothing is part of the search. */
	private static Instant begin(Ride ride, List<RideEvent> events) {
		Instant begin = ride.times().requestedAt();
		RideState before = RideState.REQUESTED;
		for (RideEvent event : events) {
			if (event.state() == RideState.REQUESTED && before.hasDriver()) {
				begin = event.at();
			}
			before = event.state();
		}
		return begin;
	}

	private boolean isRecent(Instant begin) {
		return begin.plus(this.limit).isAfter(this.clock.instant());
	}

}
