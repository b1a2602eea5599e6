package dev.tandem.gateway.ridehailing.driver;

import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Looks after all sessions at once: pings them, ends the silent ones, and all of them
 * when the gateway is told to stop.
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
	 * Opens a session.
	 * @param session on its event loop
	 */
	void open(DriverSession session) {
		session.open();
		if (this.stopping) {
			session.close(CloseCode.GOING_AWAY);
		}
	}

	@Override
	public void start() {
		this.started = true;
	}

	/** Those who come while the doors are still open are sent away too. */
	@Override
	public void stop() {
		this.stopping = true;
		this.sessions.all().forEach((session) -> session.close(CloseCode.GOING_AWAY));
	}

	@Override
	public boolean isRunning() {
		return this.started && !this.stopping;
	}

	/** At once, with the connections' drain. */
	@Override
	public int getPhase() {
		return Integer.MAX_VALUE;
	}

}
