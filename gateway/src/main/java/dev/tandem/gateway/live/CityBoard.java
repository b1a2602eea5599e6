package dev.tandem.gateway.live;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import dev.tandem.gateway.fleet.DriverPosition;
import dev.tandem.gateway.fleet.Fleet;
import dev.tandem.gateway.live.BoardMessage.Cell;
import dev.tandem.gateway.live.BoardMessage.Driver;
import dev.tandem.gateway.live.BoardMessage.Drivers;
import dev.tandem.gateway.live.BoardMessage.Pulse;
import dev.tandem.gateway.live.BoardMessage.Rates;
import dev.tandem.gateway.live.BoardMessage.RideChanged;
import dev.tandem.gateway.live.BoardMessage.Snapshot;
import dev.tandem.gateway.pulse.CellPulse;
import dev.tandem.gateway.pulse.CityPulse;
import dev.tandem.gateway.pulse.CityPulses;
import dev.tandem.gateway.pulse.CityRates;
import dev.tandem.gateway.pulse.PriceTimes;
import dev.tandem.gateway.ride.EventCursor;
import dev.tandem.gateway.ride.RideEvent;
import dev.tandem.gateway.ride.RideEventFeed;
import dev.tandem.gateway.ride.RideLife;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;

import org.springframework.context.SmartLifecycle;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.stereotype.Component;

/**
 * The city as all boards of this replica show it. One thread keeps it: what a board is
 * told to begin with and what it is told after that fit together for that reason, and
 * what has changed is worked out once for all of them.
 */
@Component
final class CityBoard implements SmartLifecycle {

	private static final Log logger = LogFactory.getLog(CityBoard.class);

	private static final Retry AGAIN = Retry.backoff(Long.MAX_VALUE, Duration.ofMillis(100))
		.maxBackoff(Duration.ofSeconds(1))
		.transientErrors(true)
		.doBeforeRetry((failure) -> logger.debug("The board's rides are read again", failure.failure()));

	private final RideLife rideLife;

	private final RideEventFeed feed;

	private final Fleet fleet;

	private final CityPulses pulses;

	private final PriceTimes priceTimes;

	private final EventStream streams;

	private final LiveProperties properties;

	private final Clock clock;

	private final Scheduler thread = Schedulers.newSingle("boards", true);

	private final Set<Board> boards = new HashSet<>();

	private final ActiveRides rides = new ActiveRides();

	private EventCursor applied = EventCursor.START;

	private Map<UUID, Driver> drivers = Map.of();

	private @Nullable CityPulse pulse;

	private volatile Disposable work = Disposables.disposed();

	CityBoard(RideLife rideLife, RideEventFeed feed, Fleet fleet, CityPulses pulses, PriceTimes priceTimes,
			EventStream streams, LiveProperties properties, Clock clock) {
		this.rideLife = rideLife;
		this.feed = feed;
		this.fleet = fleet;
		this.pulses = pulses;
		this.priceTimes = priceTimes;
		this.streams = streams;
		this.properties = properties;
		this.clock = clock;
	}

	/**
	 * Connects a board.
	 * @param viewport the part of the city whose drivers it shows; empty for all
	 * @param last the last ride event it knows; empty for a new board
	 * @return first the ride events that it missed, then all as it is, then what changes;
	 * an error for a board that does not read fast enough
	 */
	Flux<ServerSentEvent<String>> watch(Optional<Viewport> viewport, Optional<EventCursor> last) {
		return Flux.defer(() -> {
			Missed missed = new Missed(last.orElse(EventCursor.START));
			Flux<ServerSentEvent<String>> replay = last.isEmpty() ? Flux.empty()
					: Flux.defer(() -> this.feed.after(missed.last)).doOnNext(missed::seen).map(this::told);
			Flux<ServerSentEvent<String>> live = Flux.defer(() -> attached(viewport, missed, last.isPresent()));
			return replay.concatWith(live);
		});
	}

	/** A board whose replay is behind what the snapshot would show reads on first. */
	private Flux<ServerSentEvent<String>> attached(Optional<Viewport> viewport, Missed missed, boolean resumes) {
		Flux<ServerSentEvent<String>> events = Flux.<ServerSentEvent<String>>create(
				(sink) -> this.thread.schedule(() -> attach(sink, viewport, missed, resumes)),
				FluxSink.OverflowStrategy.IGNORE);
		return events.onBackpressureBuffer(this.properties.buffer())
			.onErrorResume(Behind.class, (behind) -> watch(viewport, Optional.of(missed.last)));
	}

	private void attach(FluxSink<ServerSentEvent<String>> sink, Optional<Viewport> viewport, Missed missed,
			boolean resumes) {
		if (resumes && this.applied.compareTo(missed.last) > 0) {
			sink.error(new Behind());
			return;
		}
		if (this.boards.isEmpty()) {
			refresh();
		}
		EventCursor seen = (missed.last.compareTo(this.applied) > 0) ? missed.last : this.applied;
		Board board = new Board(sink, viewport, seen);
		this.boards.add(board);
		sink.onDispose(() -> this.thread.schedule(() -> this.boards.remove(board)));
		board.tell(this.streams.event("snapshot", seen.text(), snapshot(board)));
	}

	private Snapshot snapshot(Board board) {
		CityPulse now = this.pulse;
		List<Cell> cells = (now != null) ? cells(now.cells(), Map.of()) : List.of();
		return new Snapshot(this.clock.instant(), pricing(now), version(now), cells, board.begin(this.drivers.values()),
				this.rides.all(), rates());
	}

	@Override
	public void start() {
		this.work = Disposables.composite(followRides().subscribe(),
				Flux.interval(this.properties.boardInterval(), this.thread)
					.onBackpressureDrop()
					.subscribe((tick) -> tick()));
	}

	/**
	 * After the feed has broken off, all is read anew, and the boards come back to it.
	 */
	private Flux<RideEvent> followRides() {
		return Flux
			.defer(() -> Flux
				.merge(this.feed.live().map(Optional::of), read().map((read) -> Optional.<RideEvent>empty()))
				.publishOn(this.thread)
				.flatMapIterable((event) -> event.map(List::of).orElse(List.of()))
				.doOnNext(this::happened))
			.retryWhen(AGAIN);
	}

	/** Events before the cursor are in what is read after it. */
	private Mono<List<dev.tandem.gateway.ride.Ride>> read() {
		return this.feed.head()
			.flatMap((head) -> this.rideLife.live().publishOn(this.thread).doOnNext((live) -> begin(head, live)));
	}

	private void begin(EventCursor head, List<dev.tandem.gateway.ride.Ride> live) {
		if (head.compareTo(this.applied) > 0) {
			this.applied = head;
		}
		this.rides.begin(live);
		List.copyOf(this.boards).forEach((board) -> board.end());
	}

	private void happened(RideEvent event) {
		this.rides.apply(event);
		if (event.cursor().compareTo(this.applied) > 0) {
			this.applied = event.cursor();
		}
		if (!this.boards.isEmpty()) {
			ServerSentEvent<String> told = told(event);
			this.boards.forEach((board) -> board.tellRide(event.cursor(), told));
		}
	}

	private ServerSentEvent<String> told(RideEvent event) {
		return this.streams.event("ride", event.cursor().text(), RideChanged.of(event));
	}

	private void tick() {
		if (this.boards.isEmpty()) {
			return;
		}
		Map<UUID, Driver> driversBefore = this.drivers;
		CityPulse pulseBefore = this.pulse;
		refresh();
		tellDrivers(driversBefore);
		CityPulse now = this.pulse;
		if (now != null && !now.equals(pulseBefore)) {
			List<Cell> changed = cells(now.cells(), (pulseBefore != null) ? pulseBefore.cells() : Map.of());
			tellAll("pulse", new Pulse(now.at(), pricing(now), version(now), changed));
		}
		tellAll("rates", rates());
	}

	private void refresh() {
		Set<UUID> busy = this.rides.busyDrivers();
		Map<UUID, Driver> now = new HashMap<>();
		for (DriverPosition position : this.fleet.positions()) {
			now.put(position.driverId(), Driver.of(position, busy.contains(position.driverId())));
		}
		this.drivers = now;
		this.pulse = this.pulses.newest().orElse(null);
	}

	private void tellDrivers(Map<UUID, Driver> before) {
		List<Driver> moved = this.drivers.values()
			.stream()
			.filter((driver) -> !driver.equals(before.get(driver.id())))
			.toList();
		List<UUID> gone = before.keySet().stream().filter((driver) -> !this.drivers.containsKey(driver)).toList();
		Drivers change = new Drivers(this.clock.instant(), moved, gone);
		if (!change.isEmpty()) {
			ServerSentEvent<String> all = this.streams.event("drivers", null, change);
			this.boards.forEach((board) -> tellDrivers(board, change, all));
		}
	}

	private void tellDrivers(Board board, Drivers change, ServerSentEvent<String> all) {
		if (board.showsAll()) {
			board.tell(all);
			return;
		}
		Drivers part = board.part(change);
		if (!part.isEmpty()) {
			board.tell(this.streams.event("drivers", null, part));
		}
	}

	private void tellAll(String name, BoardMessage message) {
		ServerSentEvent<String> event = this.streams.event(name, null, message);
		this.boards.forEach((board) -> board.tell(event));
	}

	private static List<Cell> cells(Map<String, CellPulse> now, Map<String, CellPulse> before) {
		List<Cell> changed = new ArrayList<>();
		now.forEach((cell, pulse) -> {
			if (!pulse.equals(before.get(cell))) {
				changed.add(Cell.of(cell, pulse));
			}
		});
		return changed;
	}

	private Rates rates() {
		CityPulse now = this.pulse;
		Instant at = (now != null) ? now.at() : this.clock.instant();
		return new Rates(at, (now != null) ? now.rates() : CityRates.NONE, this.priceTimes.mean().orElse(null));
	}

	private static String pricing(@Nullable CityPulse pulse) {
		return (version(pulse) != null) ? "model" : "fallback";
	}

	private static @Nullable String version(@Nullable CityPulse pulse) {
		return (pulse != null) ? pulse.modelVersion() : null;
	}

	@Override
	public void stop() {
		this.work.dispose();
	}

	@Override
	public boolean isRunning() {
		return !this.work.isDisposed();
	}

	/** After the feed. */
	@Override
	public int getPhase() {
		return 2;
	}

	/** Where a board's replay is. */
	private static final class Missed {

		private volatile EventCursor last;

		Missed(EventCursor last) {
			this.last = last;
		}

		void seen(RideEvent event) {
			this.last = event.cursor();
		}

	}

	/** The snapshot is ahead of the replay. */
	private static final class Behind extends RuntimeException {

		private static final long serialVersionUID = 1L;

		Behind() {
			super("the replay is behind", null, false, false);
		}

	}

}
