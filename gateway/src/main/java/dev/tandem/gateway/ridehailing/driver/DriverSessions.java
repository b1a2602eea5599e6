package dev.tandem.gateway.ridehailing.driver;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

import dev.tandem.gateway.platform.lifecycle.PeriodicTask;
import dev.tandem.gateway.platform.lifecycle.Phases;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The open sessions of this replica, by connection and by driver. One scheduled task
 * pings all of them and closes the silent ones, since a timer for each would cost memory;
 * all are closed when the gateway shuts down. Thread-safe.
 */
@Component
final class DriverSessions implements SmartLifecycle {

	private static final Duration CHECK_INTERVAL = Duration.ofMillis(100);

	private final Map<UUID, DriverSession> byConnection = new ConcurrentHashMap<>();

	/** Immutable lists, newest first. A driver has two only while reconnecting. */
	private final Map<UUID, List<DriverSession>> byDriver = new ConcurrentHashMap<>();

	private final PeriodicTask checks = PeriodicTask.of("Checking drivers' sockets", CHECK_INTERVAL,
			() -> Mono.fromRunnable(this::checkLiveness));

	private volatile boolean stopping;

	DriverSessions(MeterRegistry meters) {
		Gauge.builder("tandem.drivers.sockets", this, DriverSessions::count)
			.description("Drivers' sockets that are open")
			.register(meters);
	}

	/** Registers and opens a session. Call it on the session's event loop. */
	void open(DriverSession session) {
		// before it opens: the session would miss events between reading its ride and
		// registering
		add(session);
		session.open();
		// after it is registered: otherwise stop() could overlook a session that opens
		// now
		if (this.stopping) {
			session.close(CloseCode.GOING_AWAY);
		}
	}

	void add(DriverSession session) {
		this.byConnection.put(session.connectionId(), session);
		this.byDriver.merge(session.driverId(), List.of(session),
				(older, newest) -> Stream.concat(newest.stream(), older.stream()).toList());
	}

	/** Removes a session; does nothing when it is not registered. */
	void remove(DriverSession session) {
		this.byConnection.remove(session.connectionId());
		this.byDriver.computeIfPresent(session.driverId(), (driver, sessions) -> without(sessions, session));
	}

	private static @Nullable List<DriverSession> without(List<DriverSession> sessions, DriverSession removed) {
		List<DriverSession> left = sessions.stream().filter((session) -> session != removed).toList();
		return left.isEmpty() ? null : left;
	}

	/** Calls an action with each session of a driver, newest first. */
	void forEachOfDriver(UUID driverId, Consumer<DriverSession> action) {
		this.byDriver.getOrDefault(driverId, List.of()).forEach(action);
	}

	/** Finds the session of a socket; null when it is not open on this replica. */
	@Nullable DriverSession findByConnection(UUID connectionId) {
		return this.byConnection.get(connectionId);
	}

	int count() {
		return this.byConnection.size();
	}

	int drivers() {
		return this.byDriver.size();
	}

	private void checkLiveness() {
		long now = System.nanoTime();
		this.byConnection.values().forEach((session) -> session.checkLiveness(now));
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
		this.byConnection.values().forEach((session) -> session.close(CloseCode.GOING_AWAY));
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
