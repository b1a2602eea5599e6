package dev.tandem.gateway.ridehailing.ride;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

import org.springframework.stereotype.Component;

/**
 * Delivers committed ride events to every replica: a notification triggers a read of the
 * events table, and one reader serves the whole replica. Thread-safe.
 */
@Component
public class RideEventFeed {

	/** Events that may wait for a slow subscriber. */
	static final int BUFFER = 1024;

	/** Reads of one run while an older transaction is still running: within a second. */
	private static final int MAX_READS = 8;

	private static final int MAX_DOUBLINGS = 4;

	private static final Duration MIN_RETRY_DELAY = Duration.ofMillis(10);

	private final RideEventRepository events;

	private final Sinks.Many<RideEvent> live = Sinks.many().multicast().directBestEffort();

	private final AtomicReference<@Nullable EventCursor> position = new AtomicReference<>();

	RideEventFeed(RideEventRepository events) {
		this.events = events;
	}

	/**
	 * Streams events from now on, of all replicas, exactly once and in the order of their
	 * cursors; events of one ride are therefore in the order of their numbers. Hot: a
	 * database outage delays events but loses none. A subscriber that is too slow
	 * receives an overflow error and can resume with {@link #after(EventCursor)}. Events
	 * arrive on a parallel scheduler.
	 * @return a stream that does not complete while the gateway runs
	 */
	public Flux<RideEvent> live() {
		return this.live.asFlux().onBackpressureBuffer(BUFFER).publishOn(Schedulers.parallel());
	}

	/**
	 * Reads the committed events after a cursor, in order, up to the latest that
	 * {@link #live()} may publish.
	 */
	public Flux<RideEvent> after(EventCursor cursor) {
		return this.events.after(cursor);
	}

	/** Reads the committed events of one ride whose numbers are greater, in order. */
	public Mono<List<RideEvent>> ofRide(UUID rideId, int afterNumber) {
		return this.events.ofRide(rideId, afterNumber);
	}

	/**
	 * Returns the cursor of the last published event. Subscribe to {@link #live()} first:
	 * every event after this cursor then arrives there. Waits for the first read of the
	 * events table after the gateway's start.
	 */
	public Mono<EventCursor> head() {
		return Mono.defer(() -> {
			EventCursor cursor = this.position.get();
			return (cursor != null) ? Mono.just(cursor) : initializeCursor();
		});
	}

	private Mono<EventCursor> initializeCursor() {
		return this.events.newestCursor().map((newest) -> {
			EventCursor first = this.position.compareAndExchange(null, newest);
			return (first != null) ? first : newest;
		});
	}

	/**
	 * Reads and publishes all new events. Must not run twice at once, or events would be
	 * published twice and out of order.
	 * @return completes when no event is held back, or after a second; an error ends the
	 * read, and the next one continues
	 */
	Mono<Void> readNewEvents() {
		return head().flatMapMany(this.events::after)
			.doOnNext(this::publish)
			.then(Mono.defer(() -> head().flatMap(this.events::existsAfter)))
			.filter((behind) -> !behind)
			// events of running transactions are held back to keep the order: wait for
			// them
			.repeatWhenEmpty((reads) -> reads.take(MAX_READS).delayUntil((read) -> Mono.delay(delay(read))))
			.then();
	}

	private static Duration delay(long reads) {
		return MIN_RETRY_DELAY.multipliedBy(1L << Math.min(reads, MAX_DOUBLINGS));
	}

	private void publish(RideEvent event) {
		this.position.set(event.cursor());
		// each subscriber has its own buffer: without a subscriber nothing needs the
		// event
		this.live.tryEmitNext(event);
	}

}
