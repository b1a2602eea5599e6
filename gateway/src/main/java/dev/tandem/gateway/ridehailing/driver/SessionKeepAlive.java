package dev.tandem.gateway.ridehailing.driver;

import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Opens sessions and keeps them alive: one scheduled task pings all of them and closes
 * the silent ones, since a timer for each would cost memory. Closes all of them when the
 * gateway shuts down.
 */
@Component
final class SessionKeepAlive implements SmartLifecycle {

	private final DriverSessions sessions;

	private volatile boolean started;

	private volatile boolean stopping;

	SessionKeepAlive(DriverSessions sessions) {
		this.sessions = sessions;
	}

	@Scheduled(fixedDelay = 100)
	void checkLiveness() {
		long now = System.nanoTime();
		this.sessions.all().forEach((session) -> session.checkLiveness(now));
	}

	/**
	 * Registers and opens a session. Call it on the session's event loop.
	 * @param session the session
	 */
	void open(DriverSession session) {
		// before it opens: the session would miss events between reading its ride and
		// registering
		this.sessions.add(session);
		session.open();
		// after it is registered: otherwise stop() could overlook a session that opens
		// now
		if (this.stopping) {
			session.close(CloseCode.GOING_AWAY);
		}
	}

	@Override
	public void start() {
		this.started = true;
	}

	/** Sockets that open while connections are still accepted are closed in open(). */
	@Override
	public void stop() {
		this.stopping = true;
		this.sessions.all().forEach((session) -> session.close(CloseCode.GOING_AWAY));
	}

	@Override
	public boolean isRunning() {
		return this.started && !this.stopping;
	}

	/** Stops first, together with the draining of connections. */
	@Override
	public int getPhase() {
		return Integer.MAX_VALUE;
	}

}
