package dev.tandem.gateway.ridehailing.driver;

import java.time.Duration;

import dev.tandem.gateway.platform.lifecycle.PeriodicTask;
import dev.tandem.gateway.platform.lifecycle.Phases;
import reactor.core.publisher.Mono;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Opens sessions and keeps them alive: one scheduled task pings all of them and closes
 * the silent ones, since a timer for each would cost memory. Closes all of them when the
 * gateway shuts down.
 * <p>
 * No component of another phase may depend on this one: Spring would stop both at once,
 * and would not wait until connections are drained.
 */
@Component
final class SessionKeepAlive implements SmartLifecycle {

	private static final Duration INTERVAL = Duration.ofMillis(100);

	private final DriverSessions sessions;

	private final PeriodicTask checks = PeriodicTask.of("Checking drivers' sockets", INTERVAL,
			() -> Mono.fromRunnable(this::checkLiveness));

	private volatile boolean stopping;

	SessionKeepAlive(DriverSessions sessions) {
		this.sessions = sessions;
	}

	private void checkLiveness() {
		long now = System.nanoTime();
		this.sessions.all().forEach((session) -> session.checkLiveness(now));
	}

	/** Registers and opens a session. Call it on the session's event loop. */
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
		this.checks.start();
	}

	/** Sockets that open while connections are still accepted are closed in open(). */
	@Override
	public void stop() {
		this.stopping = true;
		this.checks.stop();
		this.sessions.all().forEach((session) -> session.close(CloseCode.GOING_AWAY));
	}

	@Override
	public boolean isRunning() {
		return this.checks.isRunning();
	}

	/** Stops first, together with the draining of connections. */
	@Override
	public int getPhase() {
		return Phases.CONNECTIONS;
	}

}
