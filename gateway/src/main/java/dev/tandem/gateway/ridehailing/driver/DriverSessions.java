package dev.tandem.gateway.ridehailing.driver;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * The sessions that are open on this replica. For any thread.
 */
@Component
final class DriverSessions {

	private final Map<UUID, DriverSession> byConnection = new ConcurrentHashMap<>();

	/** Of several of one driver the newest, which knows the others. */
	private final Map<UUID, DriverSession> byDriver = new ConcurrentHashMap<>();

	void add(DriverSession session) {
		this.byConnection.put(session.connectionId(), session);
		this.byDriver.merge(session.driverId(), session, (older, newer) -> newer.before(older));
	}

	void remove(DriverSession session) {
		this.byConnection.remove(session.connectionId());
		this.byDriver.computeIfPresent(session.driverId(), (driver, newest) -> newest.without(session));
	}

	/**
	 * Visits the sessions of a driver: one, but for the moment in which he changes over.
	 * @param driverId the driver
	 * @param visitor gets each
	 */
	void forEachOfDriver(UUID driverId, Consumer<DriverSession> visitor) {
		for (DriverSession session = this.byDriver.get(driverId); session != null; session = session.older()) {
			visitor.accept(session);
		}
	}

	@Nullable DriverSession findByConnection(UUID connectionId) {
		return this.byConnection.get(connectionId);
	}

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
