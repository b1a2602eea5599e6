package dev.tandem.gateway.platform.persistence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.stereotype.Component;

/**
 * Leader election among the replicas by advisory locks of PostgreSQL, one lock for each
 * name. PostgreSQL releases a leader's locks when its connection ends. Thread-safe.
 */
@Component
public final class AdvisoryLockLeadership {

	private final Map<String, Boolean> locks = new ConcurrentHashMap<>();

	/**
	 * Whether this replica is the leader. The first call makes it a candidate: from then
	 * on it tries to acquire the lock, and holds it until its connection ends. Never
	 * blocks.
	 * @param name what the leader is responsible for
	 * @return whether this replica holds the lock; {@code false} at first, and after the
	 * connection is lost. Not a fence: another replica may acquire the lock shortly
	 * before this one detects the loss
	 */
	public boolean isLeader(String name) {
		return this.locks.computeIfAbsent(name, (lock) -> false);
	}

	/** Tries once to acquire each lock that this replica does not hold. Blocks. */
	void tryAcquire(Connection connection) throws SQLException {
		try (PreparedStatement statement = connection
			.prepareStatement("select pg_try_advisory_lock(hashtext('tandem'), hashtext(?))")) {
			for (Map.Entry<String, Boolean> lock : this.locks.entrySet()) {
				// a session can acquire the same lock repeatedly: do not stack them
				if (!lock.getValue()) {
					statement.setString(1, lock.getKey());
					try (ResultSet result = statement.executeQuery()) {
						lock.setValue(result.next() && result.getBoolean(1));
					}
				}
			}
		}
	}

	/** Marks all locks as lost, because the connection that held them has ended. */
	void onConnectionClosed() {
		this.locks.replaceAll((name, held) -> false);
	}

}
