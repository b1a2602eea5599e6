package dev.tandem.gateway.ridehailing.driver;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * The open sessions of this replica, by connection and by driver. Thread-safe.
 */
@Component
final class DriverSessions {

	private final Map<UUID, DriverSession> byConnection = new ConcurrentHashMap<>();

	/** Immutable lists, newest first. A driver has two only while reconnecting. */
	private final Map<UUID, List<DriverSession>> byDriver = new ConcurrentHashMap<>();

	DriverSessions(MeterRegistry meters) {
		Gauge.builder("tandem.drivers.sockets", this, DriverSessions::count)
			.description("Drivers' sockets that are open")
			.register(meters);
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

	/** A live view, which may be iterated while sessions come and go. */
	Collection<DriverSession> all() {
		return this.byConnection.values();
	}

	int count() {
		return this.byConnection.size();
	}

	int drivers() {
		return this.byDriver.size();
	}

}
