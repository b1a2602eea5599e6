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
 * Decides whether a search has lasted too long. It counts from the request, or from the
 * loss of the driver who had the ride.
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

	/** Checks whether the search for a ride, as read, has exceeded the limit. */
	Mono<Boolean> hasElapsed(Ride ride) {
		if (isRecent(ride.times().requestedAt())) {
			return Mono.just(false);
		}
		return this.events.ofRide(ride.id(), 0).map((events) -> !isRecent(begin(ride, events)));
	}

	/** An offer that was not accepted does not restart the search. */
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
