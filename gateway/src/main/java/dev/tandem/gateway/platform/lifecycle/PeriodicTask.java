package dev.tandem.gateway.platform.lifecycle;

import java.time.Duration;
import java.util.function.Supplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

import org.springframework.context.SmartLifecycle;

/**
 * Work that is repeated for as long as the application runs, and whenever a trigger
 * requests it: declare it as a bean. Runs never overlap: a slow run delays the next one.
 * The first of consecutive failures is logged, and later runs continue.
 */
public final class PeriodicTask implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(PeriodicTask.class);

	private final Duration interval;

	private final Supplier<Mono<Void>> work;

	private final FaultLog faults;

	private volatile Sinks.Empty<Void> stop = Sinks.empty();

	private volatile Sinks.Empty<Void> stopped = Sinks.empty();

	private Duration delay = Duration.ZERO;

	private Flux<?> triggers = Flux.never();

	private int phase = Phases.SUBSCRIBERS;

	private volatile boolean running;

	private PeriodicTask(String name, Duration interval, Supplier<Mono<Void>> work) {
		this.interval = interval;
		this.work = work;
		this.faults = new FaultLog(logger, name + " fails, and is tried again", name + " goes on");
	}

	/**
	 * Creates a task that does not run yet.
	 * @param name the subject of the log messages
	 * @param interval between the starts of two runs
	 * @param work called once for each run, on a parallel scheduler; must not block
	 * @return the task
	 */
	public static PeriodicTask of(String name, Duration interval, Supplier<Mono<Void>> work) {
		return new PeriodicTask(name, interval, work);
	}

	/**
	 * Creates a task that does not run yet.
	 * @param name the subject of the log messages
	 * @param interval between the starts of two runs
	 * @param work called once for each run, on a thread that may block
	 * @return the task
	 */
	public static PeriodicTask blocking(String name, Duration interval, Runnable work) {
		return of(name, interval, () -> Mono.<Void>fromRunnable(work).subscribeOn(Schedulers.boundedElastic()));
	}

	/**
	 * Delays the first run, which otherwise happens at the start.
	 * @param first the time from the start to the first run
	 * @return this task
	 */
	public PeriodicTask startingAfter(Duration first) {
		this.delay = first;
		return this;
	}

	/**
	 * Adds runs beside those of the interval.
	 * @param requests each element requests a run at once; never fails
	 * @return this task
	 */
	public PeriodicTask triggeredBy(Flux<?> requests) {
		this.triggers = requests;
		return this;
	}

	/**
	 * Changes the phase, which otherwise is {@link Phases#SUBSCRIBERS}.
	 * @param value one of {@link Phases}
	 * @return this task
	 */
	public PeriodicTask inPhase(int value) {
		this.phase = value;
		return this;
	}

	@Override
	public void start() {
		this.running = true;
		this.stop = Sinks.empty();
		Sinks.Empty<Void> end = Sinks.empty();
		this.stopped = end;
		Flux.merge(Flux.interval(this.delay, this.interval).onBackpressureDrop(), this.triggers)
			.onBackpressureLatest()
			.takeUntilOther(this.stop.asMono())
			// no prefetch: triggers during a run collapse into one further run
			.concatMap((trigger) -> run(), 0)
			.doFinally((signal) -> end.tryEmitEmpty())
			.subscribe();
	}

	/**
	 * Starts no more runs.
	 * @return completes when the current run has ended
	 */
	public Mono<Void> stopGracefully() {
		this.running = false;
		this.stop.tryEmitEmpty();
		return this.stopped.asMono();
	}

	@Override
	public void stop() {
		stopGracefully().subscribe();
	}

	@Override
	public void stop(Runnable callback) {
		stopGracefully().subscribe(null, null, callback);
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public int getPhase() {
		return this.phase;
	}

	private Mono<Void> run() {
		return Mono.defer(this.work)
			.doOnSuccess((nothing) -> this.faults.succeeded())
			.doOnError((failure) -> !(failure instanceof ReportedFault),
					(failure) -> this.faults.failed(failure.toString(), failure))
			.onErrorComplete();
	}

}
