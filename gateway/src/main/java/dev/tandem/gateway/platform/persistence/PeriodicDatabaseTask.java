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
 * Runs a task on the database periodically, and whenever a trigger requests it. Runs
 * never overlap: a slow run delays the next one. The first of consecutive failures is
 * logged, and later runs continue.
 */
public final class PeriodicDatabaseTask {

	private static final Log logger = LogFactory.getLog(PeriodicDatabaseTask.class);

	private final Duration interval;

	private final Flux<?> triggers;

	private final Supplier<Mono<Void>> task;

	private final Sinks.Empty<Void> stop = Sinks.empty();

	private final Sinks.Empty<Void> stopped = Sinks.empty();

	private final FaultLog faults;

	/**
	 * Creates a task that does not run yet.
	 * @param name the subject of the log messages
	 * @param interval between the starts of two runs
	 * @param triggers each element requests a run at once; never fails
	 * @param task called once for each run
	 */
	public PeriodicDatabaseTask(String name, Duration interval, Flux<?> triggers, Supplier<Mono<Void>> task) {
		this.interval = interval;
		this.triggers = triggers;
		this.task = task;
		this.faults = new FaultLog(logger, name + " fails, and is tried again", name + " goes on");
	}

	/**
	 * Starts the first run at once, and the later ones on a parallel scheduler.
	 */
	public void start() {
		Flux<Long> ticks = Flux.interval(Duration.ZERO, this.interval).onBackpressureDrop();
		Flux.merge(ticks, this.triggers)
			.onBackpressureLatest()
			.takeUntilOther(this.stop.asMono())
			// no prefetch: triggers during a run collapse into one further run
			.concatMap((trigger) -> run(), 0)
			.doFinally((signal) -> this.stopped.tryEmitEmpty())
			.subscribe();
	}

	/**
	 * Starts no more runs.
	 * @return completes when the current run has ended
	 */
	public Mono<Void> stop() {
		this.stop.tryEmitEmpty();
		return this.stopped.asMono();
	}

	private Mono<Void> run() {
		return Mono.defer(this.task).doOnSuccess((nothing) -> this.faults.succeeded()).onErrorResume(this::onFailure);
	}

	/** {@link DatabaseAvailability} logs an unavailable database, once for all tasks. */
	private Mono<Void> onFailure(Throwable failure) {
		if (!(failure instanceof DatabaseUnavailableException)) {
			this.faults.failed(failure.toString(), failure);
		}
		return Mono.empty();
	}

}
