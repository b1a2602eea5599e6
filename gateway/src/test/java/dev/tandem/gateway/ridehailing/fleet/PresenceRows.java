package dev.tandem.gateway.ridehailing.fleet;

import java.time.Duration;
import java.util.UUID;

import dev.tandem.gateway.platform.testing.TestDatabase;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The rows of presence, which a test reads and damages.
 */
final class PresenceRows {

	private final JdbcClient jdbc;

	PresenceRows(TestDatabase database) {
		this.jdbc = database.jdbc();
	}

	boolean isConnected(UUID driver) {
		return this.jdbc.sql("select connected from driver_presence where driver_id = :driver")
			.param("driver", driver)
			.query(Boolean.class)
			.single();
	}

	/** Empties the tables, as a crash of the server does with unlogged ones. */
	void truncate() {
		update("truncate driver_presence, replicas");
	}

	void deleteDrivers() {
		update("delete from driver_presence");
	}

	/** Lets the last heartbeat of a replica be this old. */
	void ageHeartbeat(UUID replica, Duration age) {
		this.jdbc.sql("update replicas set heartbeat_at = now() - make_interval(secs => :age) where id = :id")
			.param("age", age.toSeconds())
			.param("id", replica)
			.update();
	}

	/** Lets all replicas have been known for this long. */
	void ageReplicas(Duration age) {
		this.jdbc.sql("update replicas set known_since = now() - make_interval(secs => :age)")
			.param("age", age.toSeconds())
			.update();
	}

	/** Runs work while the drivers' rows can be neither read nor written. */
	void whileUnreachable(Runnable work) {
		update("alter table driver_presence rename to out_of_reach");
		try {
			work.run();
		}
		finally {
			update("alter table out_of_reach rename to driver_presence");
		}
	}

	private void update(String statement) {
		this.jdbc.sql(statement).update();
	}

}
