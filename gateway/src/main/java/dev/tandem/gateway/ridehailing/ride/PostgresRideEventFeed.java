package dev.tandem.gateway.ridehailing.ride;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

import dev.tandem.gateway.platform.lifecycle.FaultLog;
import dev.tandem.gateway.platform.lifecycle.Phases;
import dev.tandem.gateway.platform.persistence.DatabaseUnavailableException;
import dev.tandem.gateway.platform.persistence.PostgresNotifications;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The feed on PostgreSQL. A notification triggers a read of the events table; one reader
 * serves the whole replica. Polling finds the events of lost notifications.
 */
@Component
final class PostgresRideEventFeed implements RideEventFeed, SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(PostgresRideEventFeed.class);

	/** Events that may wait for a slow subscriber. */
	static final int BUFFER = 1024;

	private static final Duration POLL_INTERVAL = Duration.ofSeconds(1);

	/** Delay between reads while an older transaction is still running. */
	private static final Duration MIN_RETRY_DELAY = Duration.ofMillis(10);

	private static final Duration MAX_RETRY_DELAY = Duration.ofMillis(250);

	private final FaultLog faults = new FaultLog(logger, "Ride events cannot be read", "Ride events are read again");

	private final PostgresNotifications notifications;

	private final RideEventStore events;

	private final Sinks.Many<RideEvent> live = Sinks.many().multicast().directBestEffort();

	private final AtomicReference<@Nullable EventCursor> position = new AtomicReference<>();

	private @Nullable Disposable subscription;

	PostgresRideEventFeed(PostgresNotifications notifications, RideEventStore events) {
		this.notifications = notifications;
		this.events = events;
	}

	@Override
	public Flux<RideEvent> live() {
		return this.live.asFlux().onBackpressureBuffer(BUFFER).publishOn(Schedulers.parallel());
	}

	@Override
	public Flux<RideEvent> after(EventCursor cursor) {
		return this.events.after(cursor);
	}

	@Override
	public Mono<List<RideEvent>> ofRide(UUID rideId, int afterNumber) {
		return this.events.ofRide(rideId, afterNumber);
	}

	@Override
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

	@Override
	public synchronized void start() {
		if (this.subscription == null) {
			this.subscription = Flux
				.merge(this.notifications.on(RideRepository.CHANNEL),
						Flux.interval(Duration.ZERO, POLL_INTERVAL).onBackpressureDrop())
				.onBackpressureLatest()
				// one read at a time, or events would be published twice and out of order
				.concatMap((trigger) -> readNewEvents(), 1)
				.subscribe();
		}
	}

	/**
	 * Reads and publishes all new events. An error ends the read; the next notification
	 * or poll starts another one.
	 */
	private Mono<Void> readNewEvents() {
		return head().flatMapMany(this.events::after)
			.doOnNext(this::publish)
			// events of running transactions are held back to keep the order: wait for
			// them
			.then(Mono.defer(this::isBehind))
			.flatMap((behind) -> behind ? Mono.error(new OlderTransactionRunningException()) : Mono.<Void>empty())
			.retryWhen(Retry.backoff(Long.MAX_VALUE, MIN_RETRY_DELAY)
				.maxBackoff(MAX_RETRY_DELAY)
				.filter(OlderTransactionRunningException.class::isInstance))
			.doOnSuccess((nothing) -> this.faults.succeeded())
			.onErrorResume(this::onReadFailure);
	}

	private Mono<Boolean> isBehind() {
		return head().flatMap(this.events::existsAfter);
	}

	private void publish(RideEvent event) {
		this.position.set(event.cursor());
		// each subscriber has its own buffer: without a subscriber nothing needs the
		// event
		this.live.tryEmitNext(event);
	}

	private Mono<Void> onReadFailure(Throwable error) {
		if (!(error instanceof DatabaseUnavailableException)) {
			this.faults.failed(error.toString(), error);
		}
		return Mono.empty();
	}

	@Override
	public synchronized void stop() {
		if (this.subscription != null) {
			this.subscription.dispose();
			this.subscription = null;
		}
	}

	@Override
	public synchronized boolean isRunning() {
		return this.subscription != null;
	}

	@Override
	public int getPhase() {
		return Phases.FEEDS;
	}

	/**
	 * Events exist that cannot be published before an older transaction has ended.
	 */
	private static final class OlderTransactionRunningException extends RuntimeException {

		private static final long serialVersionUID = 1L;

		OlderTransactionRunningException() {
			super("older transactions still run", null, false, false);
		}

	}

}
