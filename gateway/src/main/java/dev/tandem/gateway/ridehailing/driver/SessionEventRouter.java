package dev.tandem.gateway.ridehailing.driver;

import java.util.UUID;

import dev.tandem.gateway.platform.lifecycle.BackgroundSubscription;
import dev.tandem.gateway.platform.lifecycle.Phases;
import dev.tandem.gateway.platform.persistence.Retries;
import dev.tandem.gateway.ridehailing.fleet.DriverPresence;
import dev.tandem.gateway.ridehailing.ride.EventCursor;
import dev.tandem.gateway.ridehailing.ride.RideEvent;
import dev.tandem.gateway.ridehailing.ride.RideEventFeed;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;

import org.springframework.stereotype.Component;

/**
 * Routes ride events and replaced connections to the sessions of this replica. One
 * subscription to each feed serves all sessions; it starts before the web server, so that
 * no session misses an event.
 */
@Component
final class SessionEventRouter extends BackgroundSubscription {

	private final DriverPresence presence;

	private final RideEventFeed feed;

	private final DriverSessions sessions;

	private volatile EventCursor lastCursor = EventCursor.START;

	SessionEventRouter(DriverPresence presence, RideEventFeed feed, DriverSessions sessions) {
		super(Phases.SUBSCRIBERS);
		this.presence = presence;
		this.feed = feed;
		this.sessions = sessions;
	}

	@Override
	protected Disposable subscribe() {
		return Disposables.composite(events().subscribe(this::route),
				this.presence.replacedConnections()
					.retryWhen(Retries.forever("The feed of replaced connections"))
					.subscribe(this::closeReplaced));
	}

	/**
	 * After a failure, missed events are read again beside the live ones. They may arrive
	 * late or twice: sessions skip events older than the state they know.
	 */
	private Flux<RideEvent> events() {
		return Flux.defer(() -> {
			EventCursor last = this.lastCursor;
			return last.equals(EventCursor.START) ? this.feed.live()
					: Flux.merge(this.feed.live(), this.feed.after(last));
		}).retryWhen(Retries.forever("The feed of the drivers' sessions"));
	}

	private void route(RideEvent event) {
		if (event.cursor().compareTo(this.lastCursor) > 0) {
			this.lastCursor = event.cursor();
		}
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
