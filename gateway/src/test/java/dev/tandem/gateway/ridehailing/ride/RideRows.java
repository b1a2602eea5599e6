package dev.tandem.gateway.ridehailing.ride;

import java.sql.Connection;
import java.util.UUID;

import dev.tandem.gateway.platform.testing.TestDatabase;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Writes rides and their events as the gateway does, but past the gateway.
 */
final class RideRows {

	private RideRows() {
	}

	/** Cancels a ride in the transaction of a connection, which stays open. */
	static void cancel(Connection connection, UUID ride) {
		cancel(JdbcClient.create(new SingleConnectionDataSource(connection, true)), ride);
	}

	static void cancel(TestDatabase database, UUID ride) {
		cancel(database.jdbc(), ride);
	}

	private static void cancel(JdbcClient jdbc, UUID ride) {
		jdbc.sql("""
				with changed as (update rides set version = 2, state = 'cancelled', cancelled_at = now()
				  where id = :ride and version = 1 returning *)
				insert into ride_events (ride_id, number, state, at) select id, version, state, now() from changed
				""").param("ride", ride).update();
	}

	/** Writes many events in one transaction, more than any ride has. */
	static void insertEvents(TestDatabase database, UUID ride, int first, int last) {
		database.jdbc()
			.sql("insert into ride_events (ride_id, number, state, at) "
					+ "select :ride, number, 'requested', now() from generate_series(:first, :last) number")
			.param("first", first)
			.param("ride", ride)
			.param("last", last)
			.update();
	}

}
