package dev.tandem.gateway.ridehailing.live;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import dev.tandem.gateway.platform.persistence.Retries;
import dev.tandem.gateway.ridehailing.live.BoardMessage.BoardRide;
import dev.tandem.gateway.ridehailing.ride.EventCursor;
import dev.tandem.gateway.ridehailing.ride.Ride;
import dev.tandem.gateway.ridehailing.ride.RideEvent;
import dev.tandem.gateway.ridehailing.ride.RideEventFeed;
import dev.tandem.gateway.ridehailing.ride.RideService;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;

/**
 * The active rides of the city as of its latest event. The rides are confined to the
 * thread given to {@link #follow}; {@link #ready()} and {@link #cursor()} are
 * thread-safe.
 */
final class CityRides {

	private final RideService service;

	private final RideEventFeed feed;

	/** The rides that have not ended. */
	private final Map<UUID, KnownRide> active = new LinkedHashMap<>();

	private final Sinks.Empty<Void> ready = Sinks.empty();

	private volatile @Nullable EventCursor cursor;

	CityRides(RideService service, RideEventFeed feed) {
		this.service = service;
		this.feed = feed;
	}

	/**
	 * Follows the rides: reads them once, then applies their events. After a failure of
	 * the feed, reads the missed events.
	 * @param thread where events are applied and published
	 * @return every event since the initial read, exactly once and in order; does not
	 * complete
	 */
	Flux<RideEvent> follow(Scheduler thread) {
		return Flux.defer(() -> replayThenLive(thread)).retryWhen(Retries.forever("The feed of the boards"));
	}

	/** Subscribes before it reads, and holds live events back until the read is done. */
	private Flux<RideEvent> replayThenLive(Scheduler thread) {
		ReplayThenLive merge = new ReplayThenLive();
		Flux<Supplier<List<RideEvent>>> live = this.feed.live().map((event) -> () -> merge.onLive(event));
		Mono<Supplier<List<RideEvent>>> read = read().map((past) -> () -> merge.read(past.get()));
		return Flux.merge(live, read).publishOn(thread).concatMapIterable(Supplier::get).filter(this::apply);
	}

	private Mono<Supplier<List<RideEvent>>> read() {
		EventCursor last = this.cursor;
		return (last != null) ? this.feed.after(last).collectList().map((past) -> () -> past) : initialRides();
	}

	/** Reads the cursor before the rides, so that they include every event up to it. */
	private Mono<Supplier<List<RideEvent>>> initialRides() {
		return this.feed.head()
			.flatMap((head) -> this.service.findActive().collectList().map((rides) -> () -> begin(head, rides)));
	}

	private List<RideEvent> begin(EventCursor head, List<Ride> rides) {
		rides.forEach((ride) -> this.active.put(ride.id(), KnownRide.of(ride)));
		this.cursor = head;
		this.ready.tryEmitEmpty();
		return List.of();
	}

	private boolean apply(RideEvent event) {
		EventCursor last = this.cursor;
		// the read and the live feed overlap: skip what was applied already
		if (last != null && event.cursor().compareTo(last) <= 0) {
			return false;
		}
		this.cursor = event.cursor();
		KnownRide known = this.active.get(event.rideId());
		// the initial read may already include the event
		if (known == null || known.isBefore(event)) {
			if (event.state().isFinal()) {
				this.active.remove(event.rideId());
			}
			else {
				this.active.put(event.rideId(), KnownRide.of(event));
			}
		}
		return true;
	}

	/** Completes when the rides have been read for the first time. */
	Mono<Void> ready() {
		return this.ready.asMono();
	}

	/** The cursor of the last applied event; empty before the initial read. */
	Optional<EventCursor> cursor() {
		return Optional.ofNullable(this.cursor);
	}

	List<BoardRide> all() {
		return this.active.values().stream().map(KnownRide::ride).toList();
	}

	/** Drivers with an open offer or a ride. */
	Set<UUID> busyDrivers() {
		return all().stream().map(BoardRide::driverId).filter(Objects::nonNull).collect(Collectors.toSet());
	}

	/** Puts the events that were read before the live events that arrived meanwhile. */
	private static final class ReplayThenLive {

		private final List<RideEvent> early = new ArrayList<>();

		private boolean joined;

		List<RideEvent> onLive(RideEvent event) {
			if (this.joined) {
				return List.of(event);
			}
			this.early.add(event);
			return List.of();
		}

		List<RideEvent> read(List<RideEvent> past) {
			this.joined = true;
			List<RideEvent> all = new ArrayList<>(past);
			all.addAll(this.early);
			this.early.clear();
			return all;
		}

	}

}
