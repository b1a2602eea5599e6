package dev.tandem.gateway.ridehailing.ride;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import dev.tandem.gateway.ridehailing.city.Coordinates;
import dev.tandem.gateway.ridehailing.ride.Ride.Offer;
import dev.tandem.gateway.ridehailing.ride.Ride.RideFare;
import dev.tandem.gateway.ridehailing.ride.Ride.RideTimes;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The rides table. Each change also writes an event and a notification. Its methods
 * block: call them through the database bridge.
 */
@Repository
class RideRepository {

	/** The notification channel of changes; the payload is the ride's id. */
	static final String CHANNEL = "tandem_ride_events";

	private static final String SELECT_RIDES = """
			select r.*, q.pickup_lat, q.pickup_lng, q.pickup_cell, q.dropoff_lat, q.dropoff_lng, q.dropoff_cell,
			  q.amount, q.currency
			from rides r join priced_trips q on q.quote_id = r.quote_id
			""";

	/** Writes the event and the notification of the change made by the CTE before it. */
	private static final String WRITE_EVENT = """
			, written as (
			  insert into ride_events (ride_id, number, state, reason, driver_id, offer_id, at)
			  select id, version, state, reason, %s, %s, now() from changed
			)
			select version, pg_notify('tandem_ride_events', id::text) from changed
			""";

	private final JdbcClient jdbc;

	RideRepository(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	Optional<Ride> find(UUID id) {
		return this.jdbc.sql(SELECT_RIDES + "where r.id = :id").param("id", id).query(RideRepository::ride).optional();
	}

	Optional<Ride> findByDriver(UUID driverId) {
		return this.jdbc.sql(SELECT_RIDES + """
				where r.driver_id = :driver and r.state in ('offered', 'accepted', 'arrived', 'picked_up')
				""").param("driver", driverId).query(RideRepository::ride).optional();
	}

	Optional<Ride> findByOffer(UUID offerId) {
		return this.jdbc.sql(SELECT_RIDES + "where r.offer_id = :offer")
			.param("offer", offerId)
			.query(RideRepository::ride)
			.optional();
	}

	List<Ride> findActive() {
		return this.jdbc.sql(SELECT_RIDES + """
				where r.state not in ('completed', 'cancelled', 'unfulfilled') order by r.requested_at, r.id
				""").query(RideRepository::ride).list();
	}

	List<Ride> findWithExpiredOffer(int limit) {
		return this.jdbc.sql(SELECT_RIDES + """
				where r.state = 'offered' and r.offer_expires_at <= now() order by r.requested_at, r.id limit :limit
				""").param("limit", limit).query(RideRepository::ride).list();
	}

	/**
	 * Inserts a ride for a quote that has neither expired nor become a ride.
	 * @param id the ride's id
	 * @param quoteId the quote
	 * @return whether it was inserted
	 */
	boolean insert(UUID id, UUID quoteId) {
		return this.jdbc.sql("""
				with changed as (
				  insert into rides (id, quote_id, version, state, requested_at)
				  select :id, quote_id, 1, 'requested', now() from priced_trips
				  where quote_id = :quote and expires_at > now()
				  on conflict (quote_id) do nothing
				  returning *
				)
				""" + WRITE_EVENT.formatted("null::uuid", "null::uuid"))
			.param("id", id)
			.param("quote", quoteId)
			.query((row, index) -> true)
			.optional()
			.isPresent();
	}

	/**
	 * Finds out why no ride could be inserted for a quote. Call it in the same
	 * transaction.
	 * @param quoteId the quote
	 * @return the reason
	 */
	QuoteStatus quoteStatus(UUID quoteId) {
		return this.jdbc.sql("""
				select case when r.id is not null then 'TAKEN' else 'EXPIRED' end
				from priced_trips q left join rides r using (quote_id) where quote_id = :quote
				""")
			.param("quote", quoteId)
			.query(String.class)
			.optional()
			.map(QuoteStatus::valueOf)
			.orElse(QuoteStatus.MISSING);
	}

	/**
	 * Changes a ride if its version is the one that was read, and writes the event.
	 * @param ride the ride as read
	 * @param change the transition
	 * @return whether the ride was changed
	 */
	boolean compareAndSet(Ride ride, RideChange change) {
		return this.jdbc
			.sql("with changed as (update rides set version = version + 1, " + change.assignments()
					+ " where id = :id and version = :version" + change.condition() + " returning *)"
					+ WRITE_EVENT.formatted(":eventDriver::uuid", ":eventOffer::uuid"))
			.params(change.parameters())
			.params(eventParameters(ride, change))
			.query((row, index) -> true)
			.optional()
			.isPresent();
	}

	private static Map<String, @Nullable Object> eventParameters(Ride ride, RideChange change) {
		Map<String, @Nullable Object> params = new HashMap<>();
		params.put("id", ride.id());
		params.put("version", ride.version());
		params.put("eventDriver", change.driverId());
		params.put("eventOffer", change.offerId());
		return params;
	}

	private static Ride ride(ResultSet row, int index) throws SQLException {
		return new Ride(row.getObject("id", UUID.class), row.getObject("quote_id", UUID.class), row.getInt("version"),
				RideState.of(row.getString("state")), reason(row), row.getObject("driver_id", UUID.class), offer(row),
				uuids(row.getArray("refused_by")),
				new Coordinates(row.getDouble("pickup_lat"), row.getDouble("pickup_lng")), row.getString("pickup_cell"),
				new Coordinates(row.getDouble("dropoff_lat"), row.getDouble("dropoff_lng")),
				row.getString("dropoff_cell"), new RideFare(row.getLong("amount"), row.getString("currency")),
				times(row));
	}

	static @Nullable RideReason reason(ResultSet row) throws SQLException {
		String text = row.getString("reason");
		return (text != null) ? RideReason.of(text) : null;
	}

	private static @Nullable Offer offer(ResultSet row) throws SQLException {
		UUID id = row.getObject("offer_id", UUID.class);
		Instant expiresAt = instant(row, "offer_expires_at");
		return (id != null && expiresAt != null) ? new Offer(id, expiresAt) : null;
	}

	private static List<UUID> uuids(Array array) throws SQLException {
		return Arrays.stream((UUID[]) array.getArray()).toList();
	}

	private static RideTimes times(ResultSet row) throws SQLException {
		return new RideTimes(row.getObject("requested_at", OffsetDateTime.class).toInstant(),
				instant(row, "offered_at"), instant(row, "accepted_at"), instant(row, "arrived_at"),
				instant(row, "picked_up_at"), instant(row, "completed_at"), instant(row, "cancelled_at"),
				instant(row, "unfulfilled_at"));
	}

	private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
		OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
		return (moment != null) ? moment.toInstant() : null;
	}

	/** Why a quote cannot become a ride. */
	enum QuoteStatus {

		MISSING, EXPIRED, TAKEN

	}

}
