package dev.tandem.gateway.ridehailing.ride;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

import dev.tandem.gateway.platform.persistence.DatabaseBridge;
import dev.tandem.gateway.ridehailing.city.Coordinates;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Reads the events of rides.
 */
@Repository
class RideEventRepository {

	private static final String SELECT_EVENTS = """
			select e.*, e.transaction::text::bigint as xid, q.pickup_lat, q.pickup_lng, q.dropoff_lat, q.dropoff_lng
			from ride_events e join rides r on r.id = e.ride_id join priced_trips q on q.quote_id = r.quote_id
			""";

	/**
	 * Only transactions older than every running one: a running transaction may still
	 * commit events with a smaller cursor than those already visible.
	 */
	private static final String COMMITTED_IN_ORDER = "e.transaction < pg_snapshot_xmin(pg_current_snapshot())";

	private static final String AFTER_CURSOR = "(e.transaction, e.sequence) > (:transaction::text::xid8, :sequence)";

	private static final int PAGE_SIZE = 500;

	private final DatabaseBridge database;

	private final JdbcClient jdbc;

	RideEventRepository(DatabaseBridge database, JdbcClient jdbc) {
		this.database = database;
		this.jdbc = jdbc;
	}

	/**
	 * Reads events after a cursor in order, page by page, up to the oldest running
	 * transaction.
	 */
	Flux<RideEvent> after(EventCursor cursor) {
		return page(cursor).expand((page) -> (page.size() < PAGE_SIZE) ? Mono.empty() : page(page.getLast().cursor()))
			.concatMapIterable((page) -> page);
	}

	private Mono<List<RideEvent>> page(EventCursor cursor) {
		return this.database.call(() -> this.jdbc
			.sql(SELECT_EVENTS + "where " + AFTER_CURSOR + " and " + COMMITTED_IN_ORDER
					+ " order by e.transaction, e.sequence limit :limit")
			.param("transaction", String.valueOf(cursor.transaction()))
			.param("sequence", cursor.sequence())
			.param("limit", PAGE_SIZE)
			.query(RideEventRepository::event)
			.list());
	}

	/** Checks for events after a cursor, including those that are held back. */
	Mono<Boolean> existsAfter(EventCursor cursor) {
		return this.database
			.call(() -> this.jdbc.sql("select exists (select from ride_events e where " + AFTER_CURSOR + ")")
				.param("transaction", String.valueOf(cursor.transaction()))
				.param("sequence", cursor.sequence())
				.query(Boolean.class)
				.single());
	}

	Mono<EventCursor> newestCursor() {
		return this.database.call(() -> this.jdbc
			.sql("select e.transaction::text::bigint as xid, e.sequence from ride_events e where " + COMMITTED_IN_ORDER
					+ " order by e.transaction desc, e.sequence desc limit 1")
			.query((row, index) -> cursor(row))
			.optional()
			.orElse(EventCursor.START));
	}

	Mono<List<RideEvent>> ofRide(UUID rideId, int afterNumber) {
		return this.database.call(
				() -> this.jdbc.sql(SELECT_EVENTS + "where e.ride_id = :ride and e.number > :number order by e.number")
					.param("ride", rideId)
					.param("number", afterNumber)
					.query(RideEventRepository::event)
					.list());
	}

	private static RideEvent event(ResultSet row, int index) throws SQLException {
		return new RideEvent(row.getObject("ride_id", UUID.class), row.getInt("number"),
				RideState.of(row.getString("state")), RideRepository.reason(row),
				row.getObject("driver_id", UUID.class), row.getObject("offer_id", UUID.class),
				row.getObject("at", OffsetDateTime.class).toInstant(),
				new Coordinates(row.getDouble("pickup_lat"), row.getDouble("pickup_lng")),
				new Coordinates(row.getDouble("dropoff_lat"), row.getDouble("dropoff_lng")), cursor(row));
	}

	private static EventCursor cursor(ResultSet row) throws SQLException {
		return new EventCursor(row.getLong("xid"), row.getLong("sequence"));
	}

}
