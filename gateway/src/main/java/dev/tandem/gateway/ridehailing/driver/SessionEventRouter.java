package dev.tandem.gateway.ridehailing.driver;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

import dev.tandem.gateway.platform.lifecycle.Phases;
import dev.tandem.gateway.ridehailing.fleet.DriverPresence;
import dev.tandem.gateway.ridehailing.ride.EventCursor;
import dev.tandem.gateway.ridehailing.ride.RideEvent;
import dev.tandem.gateway.ridehailing.ride.RideEventFeed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.util.retry.Retry;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Routes ride events and replaced connections to the sessions of this replica. One
 * subscription to each feed serves all sessions.
 */
@Component
final class SessionEventRouter implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(SessionEventRouter.class);

	private static final Retry RETRY = Retry.backoff(Long.MAX_VALUE, Duration.ofMillis(50))
		.maxBackoff(Duration.ofSeconds(1))
		.transientErrors(true)
		.doBeforeRetry(SessionEventRouter::logFirstFailure);

	private final DriverPresence presence;

	private final RideEventFeed feed;

	private final DriverSessions sessions;

	private final AtomicReference<EventCursor> lastCursor = new AtomicReference<>(EventCursor.START);

	private volatile Disposable subscriptions = Disposables.disposed();

	SessionEventRouter(DriverPresence presence, RideEventFeed feed, DriverSessions sessions) {
		this.presence = presence;
		this.feed = feed;
		this.sessions = sessions;
	}

	/** Logs the first failure in a row only. */
	private static void logFirstFailure(Retry.RetrySignal attempt) {
		if (attempt.totalRetriesInARow() == 0) {
			logger.warn("A feed of the drivers' sessions failed and is subscribed to again", attempt.failure());
		}
	}

	@Override
	public void start() {
		this.subscriptions = Disposables.composite(events().subscribe(this::route),
				this.presence.replacedConnections().retryWhen(RETRY).subscribe(this::closeReplaced));
	}

	@Override
	public void stop() {
		this.subscriptions.dispose();
	}

	@Override
	public boolean isRunning() {
		return !this.subscriptions.isDisposed();
	}

	/** Starts before the web server, so that no session misses an event. */
	@Override
	public int getPhase() {
		return Phases.SUBSCRIBERS;
	}

	/**
	 * After a failure, missed events are read again beside the live ones. They may arrive
	 * late or twice: sessions skip events older than the state they know.
	 */
	private Flux<RideEvent> events() {
		return Flux.defer(() -> {
			EventCursor last = this.lastCursor.get();
			return last.equals(EventCursor.START) ? this.feed.live()
					: Flux.merge(this.feed.live(), this.feed.after(last));
		}).retryWhen(RETRY);
	}

	private void route(RideEvent event) {
		this.lastCursor.accumulateAndGet(event.cursor(), (one, other) -> (one.compareTo(other) > 0) ? one : other);
		UUID driverId = event.driverId();
		if (driverId != null) {
			this.sessions.forEachOfDriver(driverId, (session) -> session.onRideEvent(event));
		}
	}

	private void closeReplaced(UUID connectionId) {
		DriverSession session = this.sessions.findByConnection(connectionId);
		if (session != null) {
			session.close(CloseCode.REPLACED);
		}
	}

}
