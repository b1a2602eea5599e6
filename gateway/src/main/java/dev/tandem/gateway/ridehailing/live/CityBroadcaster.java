package dev.tandem.gateway.ridehailing.live;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import dev.tandem.gateway.platform.lifecycle.BackgroundSubscription;
import dev.tandem.gateway.platform.lifecycle.Phases;
import dev.tandem.gateway.platform.persistence.Retries;
import dev.tandem.gateway.ridehailing.fleet.DriverPresence;
import dev.tandem.gateway.ridehailing.live.BoardMessage.Driver;
import dev.tandem.gateway.ridehailing.live.BoardMessage.RideChanged;
import dev.tandem.gateway.ridehailing.pulse.CityPulses;
import dev.tandem.gateway.ridehailing.quote.QuoteLatencies;
import dev.tandem.gateway.ridehailing.ride.EventCursor;
import dev.tandem.gateway.ridehailing.ride.RideEvent;
import dev.tandem.gateway.ridehailing.ride.RideEventFeed;
import dev.tandem.gateway.ridehailing.ride.RideService;
import io.micrometer.core.instrument.MeterRegistry;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.stereotype.Component;

/**
 * Broadcasts the city's changes to all boards of this replica. One thread takes snapshots
 * and sends changes, so that each board's snapshot and changes fit together. A change is
 * computed and written as JSON once for all boards.
 */
@Component
final class CityBroadcaster extends BackgroundSubscription implements DisposableBean {

	private static final Duration CURSOR_POLL_INTERVAL = Duration.ofMillis(100);

	private static final int MAX_CURSOR_POLLS = 30;

	private final RideEventFeed feed;

	private final SseResponses streams;

	private final LiveProperties properties;

	private final CityRides rides;

	private final CityDelta delta;

	private final Scheduler thread = Schedulers.newSingle("boards", true);

	private final BoardSubscribers boards;

	CityBroadcaster(RideService service, RideEventFeed feed, DriverPresence presence, CityPulses pulses,
			QuoteLatencies latencies, SseResponses streams, LiveProperties properties, MeterRegistry meters,
			Clock clock) {
		super(Phases.SUBSCRIBERS);
		this.feed = feed;
		this.streams = streams;
		this.properties = properties;
		this.rides = new CityRides(service, feed);
		this.delta = new CityDelta(presence, pulses, latencies, clock);
		this.boards = new BoardSubscribers(streams, meters);
	}

	/**
	 * Connects a board.
	 * @param viewport the part of the city whose drivers it shows; empty for all
	 * @param last the last ride event that it has; empty for a new board
	 * @return the missed ride events, then a snapshot, then changes; an overflow error
	 * when the board reads too slowly
	 */
	Flux<ServerSentEvent<String>> watch(Optional<Viewport> viewport, Optional<EventCursor> last) {
		Mono<BoardSubscriber> attached = this.rides.ready()
			.then(Mono.defer(() -> last.map(this::awaitEvent).orElseGet(Mono::empty)))
			.then(Mono.create((sink) -> this.thread.schedule(() -> attach(sink, viewport))));
		return Flux
			.usingWhen(attached, (board) -> events(board, last), (board) -> Mono.fromRunnable(() -> remove(board)))
			// operators discard a board that arrives just after the cancellation
			.doOnDiscard(BoardSubscriber.class, this::remove);
	}

	/**
	 * The snapshot and later events wait in the board's buffer until it has the missed
	 * ones.
	 */
	private Flux<ServerSentEvent<String>> events(BoardSubscriber board, Optional<EventCursor> last) {
		Flux<ServerSentEvent<String>> missed = last.map((cursor) -> missed(cursor, board.snapshotCursor()))
			.orElseGet(Flux::empty);
		return SseResponses.concat(missed, board.events()).takeUntilOther(board.overflow());
	}

	private Flux<ServerSentEvent<String>> missed(EventCursor last, EventCursor until) {
		AtomicReference<EventCursor> read = new AtomicReference<>(last);
		return Flux.defer(() -> this.feed.after(read.get()))
			.takeWhile((event) -> event.cursor().compareTo(until) <= 0)
			// a retry continues after the last event that was sent
			.doOnNext((event) -> read.set(event.cursor()))
			.retryWhen(Retries.whileDatabaseUnavailable())
			.map(this::toServerSentEvent);
	}

	/**
	 * Waits for an event that a board already has from another replica. A cursor that
	 * stays ahead is from another database: the board starts without it.
	 */
	private Mono<Void> awaitEvent(EventCursor last) {
		return Flux.interval(Duration.ZERO, CURSOR_POLL_INTERVAL)
			.take(MAX_CURSOR_POLLS)
			.takeUntil((poll) -> cursor().compareTo(last) >= 0)
			.then();
	}

	private EventCursor cursor() {
		return this.rides.cursor().orElse(EventCursor.START);
	}

	private void attach(MonoSink<BoardSubscriber> sink, Optional<Viewport> viewport) {
		if (this.boards.isEmpty()) {
			// without boards, ticks compute nothing: the last comparison may be old
			this.delta.driverChanges(this.rides.busyDrivers());
			this.delta.cellChanges();
		}
		EventCursor now = cursor();
		BoardSubscriber board = new BoardSubscriber(viewport, now, this.properties.buffer());
		List<Driver> visible = board.showInitially(this.delta.drivers());
		board.send(this.streams.event("snapshot", now.text(), this.delta.snapshot(visible, this.rides.all())));
		this.boards.add(board);
		// otherwise a cancellation before success() would leave the board behind
		sink.onCancel(() -> remove(board));
		sink.success(board);
	}

	private void remove(BoardSubscriber board) {
		this.thread.schedule(() -> this.boards.remove(board));
	}

	int count() {
		return this.boards.count();
	}

	@Override
	protected Disposable subscribe() {
		return Disposables.composite(
				this.rides.follow(this.thread)
					.doOnNext(this::onRideEvent)
					.retryWhen(Retries.forever("Sending rides to boards"))
					.subscribe(),
				Flux.interval(this.properties.boardInterval(), this.thread)
					.onBackpressureDrop()
					.doOnNext((tick) -> tick())
					.retryWhen(Retries.forever("Sending the city to boards"))
					.subscribe());
	}

	private void onRideEvent(RideEvent event) {
		if (!this.boards.isEmpty()) {
			this.boards.sendToAll(toServerSentEvent(event));
		}
	}

	private ServerSentEvent<String> toServerSentEvent(RideEvent event) {
		return this.streams.event("ride", event.cursor().text(), RideChanged.of(event));
	}

	/** Without boards, nothing is computed. */
	private void tick() {
		if (!this.boards.isEmpty()) {
			this.delta.driverChanges(this.rides.busyDrivers()).ifPresent(this.boards::sendDrivers);
			this.delta.cellChanges()
				.ifPresent((pulse) -> this.boards.sendToAll(this.streams.event("pulse", null, pulse)));
			this.boards.sendToAll(this.streams.event("rates", null, this.delta.rates()));
		}
	}

	@Override
	public void destroy() {
		this.thread.dispose();
	}

}
