package dev.tandem.gateway.ridehailing.live;

import java.io.Serial;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

import dev.tandem.gateway.ridehailing.fleet.DriverPresence;
import dev.tandem.gateway.ridehailing.live.BoardMessage.Driver;
import dev.tandem.gateway.ridehailing.live.BoardMessage.Drivers;
import dev.tandem.gateway.ridehailing.live.BoardMessage.RideChanged;
import dev.tandem.gateway.ridehailing.pulse.CityPulses;
import dev.tandem.gateway.ridehailing.quote.QuoteLatencies;
import dev.tandem.gateway.ridehailing.ride.EventCursor;
import dev.tandem.gateway.ridehailing.ride.RideEvent;
import dev.tandem.gateway.ridehailing.ride.RideEventFeed;
import dev.tandem.gateway.ridehailing.ride.RideLifecycle;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.stereotype.Component;

/**
 * The city as all boards of this replica show it. One thread keeps it: what a board is
 * told to begin with and what it is told after that fit together for that reason, and
 * what has changed is worked out, and made JSON, once for all of them.
 */
@Component
final class CityBroadcaster implements SmartLifecycle, DisposableBean {

	/** Another replica may have told a board of an event that this one is to hear of. */
	private static final Duration CURSOR_RETRY_DELAY = Duration.ofMillis(100);

	private static final int MAX_CURSOR_RETRIES = 30;

	private final RideEventFeed feed;

	private final SseResponses streams;

	private final LiveProperties properties;

	private final Counter cutOff;

	private final CityRides rides;

	private final CityDelta picture;

	private final Scheduler thread = Schedulers.newSingle("boards", true);

	private final Set<BoardSubscriber> boards = ConcurrentHashMap.newKeySet();

	private volatile Disposable work = Disposables.disposed();

	CityBroadcaster(RideLifecycle rideLife, RideEventFeed feed, DriverPresence fleet, CityPulses pulses,
			QuoteLatencies priceTimes, SseResponses streams, LiveProperties properties, MeterRegistry meters,
			Clock clock) {
		this.feed = feed;
		this.streams = streams;
		this.properties = properties;
		this.rides = new CityRides(rideLife, feed);
		this.cutOff = LiveMetrics.boardsCutOff(meters);
		this.picture = new CityDelta(fleet, pulses, priceTimes, clock);
	}

	/**
	 * Connects a board.
	 * @param viewport the part of the city whose drivers it shows; empty for all
	 * @param last the last ride event it knows; empty for a new board
	 * @return first the ride events that it missed, then all as it is, then what changes;
	 * a {@link SlowConsumerException} when it does not read fast enough
	 */
	Flux<ServerSentEvent<String>> watch(Optional<Viewport> viewport, Optional<EventCursor> last) {
		Mono<BoardSubscriber> attached = this.rides.known().then(Mono.defer(() -> attached(viewport, last)));
		return Flux.usingWhen(attached, (board) -> events(board, last), this::detached);
	}

	/** What follows the snapshot waits for the board while it reads what it missed. */
	private Flux<ServerSentEvent<String>> events(BoardSubscriber board, Optional<EventCursor> last) {
		Flux<ServerSentEvent<String>> missed = last.map((cursor) -> missed(cursor, board.beginning()))
			.orElseGet(Flux::empty);
		return SseResponses.oneAfterAnother(missed, board.events()).takeUntilOther(board.cutOff());
	}

	private Flux<ServerSentEvent<String>> missed(EventCursor last, EventCursor beginning) {
		AtomicReference<EventCursor> read = new AtomicReference<>(last);
		return Flux.defer(() -> this.feed.after(read.get()))
			.takeWhile((event) -> event.cursor().compareTo(beginning) <= 0)
			.doOnNext((event) -> read.set(event.cursor()))
			.retryWhen(Retries.whileTheDatabaseIsAbsent())
			.map(this::told);
	}

	/** A cursor that stays ahead is of another database: such a board begins anew. */
	private Mono<BoardSubscriber> attached(Optional<Viewport> viewport, Optional<EventCursor> last) {
		return Mono.<BoardSubscriber>create((sink) -> this.thread.schedule(() -> attach(sink, viewport, last)))
			.retryWhen(Retry.fixedDelay(MAX_CURSOR_RETRIES, CURSOR_RETRY_DELAY)
				.filter(CursorAheadException.class::isInstance)
				.onRetryExhaustedThrow((retry, attempt) -> attempt.failure()))
			.onErrorResume(CursorAheadException.class, (ahead) -> attached(viewport, Optional.empty()))
			// retrying discards a board that comes just after the cancellation
			.doOnDiscard(BoardSubscriber.class, this::forget);
	}

	private void attach(MonoSink<BoardSubscriber> sink, Optional<Viewport> viewport, Optional<EventCursor> last) {
		EventCursor now = this.rides.cursor().orElse(EventCursor.START);
		if (last.isPresent() && last.get().compareTo(now) > 0) {
			sink.error(new CursorAheadException());
			return;
		}
		if (this.boards.isEmpty()) {
			look();
		}
		BoardSubscriber board = new BoardSubscriber(viewport, now, this.properties.buffer());
		List<Driver> visible = board.begin(this.picture.drivers());
		board.tell(this.streams.event("snapshot", now.text(), this.picture.snapshot(visible, this.rides.all())));
		this.boards.add(board);
		sink.onCancel(() -> forget(board));
		sink.success(board);
	}

	private void forget(BoardSubscriber board) {
		this.thread.schedule(() -> this.boards.remove(board));
	}

	private Mono<Void> detached(BoardSubscriber board) {
		return Mono.<Void>fromRunnable(() -> this.boards.remove(board)).subscribeOn(this.thread);
	}

	/** How many boards are connected. */
	int count() {
		return this.boards.size();
	}

	@Override
	public void start() {
		this.work = Disposables.composite(
				this.rides.follow(this.thread)
					.doOnNext(this::happened)
					.retryWhen(Retries.always("Telling boards of rides"))
					.subscribe(),
				Flux.interval(this.properties.boardInterval(), this.thread)
					.onBackpressureDrop()
					.doOnNext((tick) -> tick())
					.retryWhen(Retries.always("Telling boards of the city"))
					.subscribe());
	}

	private void happened(RideEvent event) {
		if (!this.boards.isEmpty()) {
			tellAll(told(event));
		}
	}

	private ServerSentEvent<String> told(RideEvent event) {
		return this.streams.event("ride", event.cursor().text(), RideChanged.of(event));
	}

	/** What nobody looks at is not looked at. */
	private void tick() {
		if (!this.boards.isEmpty()) {
			this.picture.lookAtDrivers(this.rides.busyDrivers()).ifPresent(this::tellDrivers);
			this.picture.lookAtCells().ifPresent((pulse) -> tellAll(this.streams.event("pulse", null, pulse)));
			tellAll(this.streams.event("rates", null, this.picture.rates()));
		}
	}

	private void look() {
		this.picture.lookAtDrivers(this.rides.busyDrivers());
		this.picture.lookAtCells();
	}

	private void tellDrivers(Drivers change) {
		ServerSentEvent<String> all = this.streams.event("drivers", null, change);
		tell((board) -> board.showsAll() ? board.tell(all) : tellPart(board, board.part(change)));
	}

	private boolean tellPart(BoardSubscriber board, Drivers part) {
		return part.isEmpty() || board.tell(this.streams.event("drivers", null, part));
	}

	private void tellAll(ServerSentEvent<String> event) {
		tell((board) -> board.tell(event));
	}

	/** A board that has no room for it is not told anything any more. */
	private void tell(Predicate<BoardSubscriber> telling) {
		for (BoardSubscriber board : this.boards) {
			if (!telling.test(board)) {
				this.boards.remove(board);
				this.cutOff.increment();
			}
		}
	}

	@Override
	public void stop() {
		this.work.dispose();
	}

	@Override
	public boolean isRunning() {
		return !this.work.isDisposed();
	}

	/** After the feed, and before the server takes connections. */
	@Override
	public int getPhase() {
		return 2;
	}

	@Override
	public void destroy() {
		this.thread.dispose();
	}

	/** The board has seen more than this replica. */
	private static final class CursorAheadException extends RuntimeException {

		@Serial
		private static final long serialVersionUID = 1L;

		CursorAheadException() {
			super("the board is ahead", null, false, false);
		}

	}

}
