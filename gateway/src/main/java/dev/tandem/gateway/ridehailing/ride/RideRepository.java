package dev.tandem.gateway.ridehailing.ride;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import dev.tandem.gateway.platform.persistence.DatabaseBridge;
import dev.tandem.gateway.ridehailing.city.Money;
import dev.tandem.gateway.ridehailing.city.Place;
import dev.tandem.gateway.ridehailing.ride.Ride.Offer;
import dev.tandem.gateway.ridehailing.ride.Ride.RideTimes;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The rides table. Each change also writes an event and a notification, in one statement
 * and therefore one transaction.
 */
@Repository
class RideRepository {

	/** The notification channel of changes; the payload is the ride's id. */
	static final String CHANNEL = "tandem_ride_events";

	private static final String COLUMNS = """
			select r.*, q.pickup_lat, q.pickup_lng, q.pickup_cell, q.dropoff_lat, q.dropoff_lng, q.dropoff_cell,
			  q.amount, q.currency
			""";

	private static final String TRIPS = " join priced_trips q on q.quote_id = r.quote_id ";

	private static final String SELECT_RIDES = COLUMNS + "from rides r" + TRIPS;

	/**
	 * Writes the event and the notification of the change made by the CTE before it, and
	 * reads the changed ride.
	 */
	private static final String WRITE_EVENT = """
			, written as (
			  insert into ride_events (ride_id, number, state, reason, driver_id, offer_id, at)
			  select id, version, state, reason, :driver::uuid, :offer::uuid, now() from changed
			)
			""" + COLUMNS + ", pg_notify('tandem_ride_events', r.id::text) from changed r" + TRIPS;

	private static final String WITHOUT_OFFER = ", offer_id = null, offer_expires_at = null";

	private final DatabaseBridge database;

	private final JdbcClient jdbc;

	RideRepository(DatabaseBridge database, JdbcClient jdbc) {
		this.database = database;
		this.jdbc = jdbc;
	}

	Mono<Ride> find(UUID id) {
		return one(SELECT_RIDES + "where r.id = :id", Map.of("id", id));
	}

	Mono<Ride> findByDriver(UUID driverId) {
		return one(SELECT_RIDES + """
				where r.driver_id = :driver and r.state in ('offered', 'accepted', 'arrived', 'picked_up')
				""", Map.of("driver", driverId));
	}

	Mono<Ride> findByOffer(UUID offerId) {
		return one(SELECT_RIDES + "where r.offer_id = :offer", Map.of("offer", offerId));
	}

	Flux<Ride> findActive() {
		return list(SELECT_RIDES + """
				where r.state not in ('completed', 'cancelled', 'unfulfilled') order by r.requested_at, r.id
				""", Map.of());
	}

	Flux<Ride> findWithExpiredOffer(int limit) {
		return list(SELECT_RIDES + """
				where r.state = 'offered' and r.offer_expires_at <= now() order by r.requested_at, r.id limit :limit
				""", Map.of("limit", limit));
	}

	/**
	 * Inserts a ride for a quote; empty when the quote has expired or become a ride.
	 * Blocks: call it in a transaction.
	 */
	Optional<Ride> insert(UUID id, UUID quoteId) {
		return this.jdbc.sql("""
				with changed as (
				  insert into rides (id, quote_id, version, state, requested_at)
				  select :id, quote_id, 1, 'requested', now() from priced_trips
				  where quote_id = :quote and expires_at > now()
				  on conflict (quote_id) do nothing
				  returning *
				)
				""" + WRITE_EVENT)
			.param("id", id)
			.param("quote", quoteId)
			.param("driver", null)
			.param("offer", null)
			.query(RideRepository::ride)
			.optional();
	}

	/**
	 * Finds out why no ride could be inserted for a quote. Blocks: call it in the same
	 * transaction.
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
	 * Offers a ride to a driver for a time by the database's clock; empty when the ride's
	 * version is another one than was read; a {@code DuplicateKeyException} when the
	 * driver has another offer or ride.
	 */
	Mono<Ride> offer(Ride ride, RideTransition transition, UUID driverId, Duration validity) {
		return compareAndSet(ride, transition, driverId, UUID.randomUUID(), validity);
	}

	/**
	 * Changes a ride to any state but the offered one; empty when its version is another
	 * one than was read.
	 */
	Mono<Ride> change(Ride ride, RideTransition transition) {
		UUID offerId = (ride.offer() != null) ? ride.offer().id() : null;
		return compareAndSet(ride, transition, ride.driverId(), offerId, Duration.ZERO);
	}

	/** The driver and the offer are those of the event. */
	private Mono<Ride> compareAndSet(Ride ride, RideTransition transition, @Nullable UUID driverId,
			@Nullable UUID offerId, Duration validity) {
		Map<String, @Nullable Object> params = new HashMap<>();
		params.put("id", ride.id());
		params.put("version", ride.version());
		params.put("state", transition.to().text());
		params.put("reason", (transition.reason() != null) ? transition.reason().text() : null);
		params.put("driver", driverId);
		params.put("offer", offerId);
		params.put("validity", validity.toMillis());
		return one("with changed as (update rides set version = version + 1, state = :state, reason = :reason, "
				+ assignments(transition.to()) + " where id = :id and version = :version"
				+ condition(transition.command()) + " returning *)" + WRITE_EVENT, params);
	}

	/** A driver who returns a ride to the search receives no further offer of it. */
	private static String assignments(RideState state) {
		return switch (state) {
			case REQUESTED -> "refused_by = refused_by || driver_id, driver_id = null" + WITHOUT_OFFER;
			case OFFERED -> """
					driver_id = :driver, offer_id = :offer, offered_at = now(),
					offer_expires_at = now() + :validity * interval '1 millisecond'
					""";
			default -> state.text() + "_at = now()" + WITHOUT_OFFER;
		};
	}

	/** The database's clock decides whether an offer has expired. */
	private static String condition(RideCommand command) {
		return switch (command) {
			case ACCEPT -> " and offer_expires_at > now()";
			case TIME_OUT -> " and offer_expires_at <= now()";
			default -> "";
		};
	}

	private Mono<Ride> one(String sql, Map<String, ? extends @Nullable Object> params) {
		return this.database.find(() -> this.jdbc.sql(sql).params(params).query(RideRepository::ride).optional());
	}

	private Flux<Ride> list(String sql, Map<String, ?> params) {
		return this.database.list(() -> this.jdbc.sql(sql).params(params).query(RideRepository::ride).list());
	}

	private static Ride ride(ResultSet row, int index) throws SQLException {
		return new Ride(row.getObject("id", UUID.class), row.getObject("quote_id", UUID.class), row.getInt("version"),
				RideState.of(row.getString("state")), reason(row), row.getObject("driver_id", UUID.class), offer(row),
				List.of((UUID[]) row.getArray("refused_by").getArray()), place(row, "pickup"), place(row, "dropoff"),
				new Money(row.getLong("amount"), row.getString("currency")), times(row));
	}

	private static Place place(ResultSet row, String end) throws SQLException {
		return new Place(row.getDouble(end + "_lat"), row.getDouble(end + "_lng"), row.getString(end + "_cell"));
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
