package dev.tandem.gateway.platform.persistence;

import java.time.Duration;
import java.util.function.Supplier;

import dev.tandem.gateway.platform.logging.FaultLog;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Work on the database that goes on for as long as the gateway runs: round after round,
 * at an interval and when it is woken, never two at once. A slow round delays the next;
 * one that fails is logged once, and the next is tried.
 */
public final class PeriodicDatabaseTask {

	private static final Log logger = LogFactory.getLog(PeriodicDatabaseTask.class);

	private final Duration interval;

	private final Flux<?> wakes;

	private final Supplier<Mono<Void>> round;

	private final Sinks.Empty<Void> stop = Sinks.empty();

	private final Sinks.Empty<Void> stopped = Sinks.empty();

	private final FaultLog faults;

	/**
	 * Makes a loop that does not run yet.
	 * @param name of the work, as a sentence begins with it
	 * @param interval between the beginnings of two rounds
	 * @param wakes begin a round at once; never fails
	 * @param round the work
	 */
	public PeriodicDatabaseTask(String name, Duration interval, Flux<?> wakes, Supplier<Mono<Void>> round) {
		this.interval = interval;
		this.wakes = wakes;
		this.round = round;
		this.faults = new FaultLog(logger, name + " fails, and is tried again", name + " goes on");
	}

	/**
	 * Begins the first round at once.
	 */
	public void start() {
		Flux<Long> ticks = Flux.interval(Duration.ZERO, this.interval).onBackpressureDrop();
		Flux.merge(ticks, this.wakes)
			.onBackpressureLatest()
			.takeUntilOther(this.stop.asMono())
			.concatMap((begin) -> once(), 0)
			.doFinally((signal) -> this.stopped.tryEmitEmpty())
			.subscribe();
	}

	/**
	 * Begins no more rounds.
	 * @return completes when the round that is under way has ended
	 */
	public Mono<Void> stop() {
		this.stop.tryEmitEmpty();
		return this.stopped.asMono();
	}

	private Mono<Void> once() {
		return Mono.defer(this.round).doOnSuccess((nothing) -> this.faults.succeeded()).onErrorResume(this::failed);
	}

	/** {@link DatabaseAvailability} logs that the database is absent, once for all. */
	private Mono<Void> failed(Throwable failure) {
		if (!(failure instanceof DatabaseUnavailableException)) {
			this.faults.failed(failure.toString(), failure);
		}
		return Mono.empty();
	}

}
