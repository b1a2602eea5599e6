package dev.tandem.gateway.ridehailing.quote;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

import dev.tandem.gateway.platform.persistence.DatabaseBridge;
import dev.tandem.gateway.ridehailing.city.Place;
import dev.tandem.gateway.ridehailing.quote.Fare.FareBreakdown;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The quotes table.
 */
@Repository
class QuoteRepository {

	private final DatabaseBridge database;

	private final JdbcClient jdbc;

	QuoteRepository(DatabaseBridge database, JdbcClient jdbc) {
		this.database = database;
		this.jdbc = jdbc;
	}

	/** Counts the quotes of a cell within a window that ends now: its demand. */
	Mono<Integer> countRecentByCell(String cell, Instant now, Duration window) {
		return this.database
			.call(() -> this.jdbc.sql("select count(*) from quotes where pickup_cell = :cell and created_at > :since")
				.param("cell", cell)
				.param("since", utc(now.minus(window)))
				.query(Integer.class)
				.single());
	}

	/** Blocks; runs in the transaction of an idempotent write. */
	void insert(Quote quote) {
		this.jdbc.sql("""
				insert into quotes (id, created_at, expires_at, pickup_lat, pickup_lng, pickup_cell, dropoff_lat,
				  dropoff_lng, dropoff_cell, currency, amount, base, distance, time, surge_amount, surge,
				  distance_meters, duration_seconds, pricing, model_version)
				values (:id, :createdAt, :expiresAt, :pickupLat, :pickupLng, :pickupCell, :dropoffLat,
				  :dropoffLng, :dropoffCell, :currency, :amount, :base, :distance, :time, :surgeAmount, :surge,
				  :distanceMeters, :durationSeconds, :pricing, :modelVersion)
				""")
			.param("id", quote.id())
			.param("createdAt", utc(quote.createdAt()))
			.param("expiresAt", utc(quote.expiresAt()))
			.param("pickupLat", quote.pickup().lat())
			.param("pickupLng", quote.pickup().lng())
			.param("pickupCell", quote.pickup().cell())
			.param("dropoffLat", quote.dropoff().lat())
			.param("dropoffLng", quote.dropoff().lng())
			.param("dropoffCell", quote.dropoff().cell())
			.param("currency", quote.fare().currency())
			.param("amount", quote.fare().amount())
			.param("base", quote.fare().breakdown().base())
			.param("distance", quote.fare().breakdown().distance())
			.param("time", quote.fare().breakdown().time())
			.param("surgeAmount", quote.fare().breakdown().surge())
			.param("surge", quote.surge())
			.param("distanceMeters", quote.distanceMeters())
			.param("durationSeconds", quote.durationSeconds())
			.param("pricing", quote.pricing().text())
			.param("modelVersion", quote.modelVersion())
			.update();
	}

	Mono<Quote> find(UUID id) {
		return this.database.find(() -> this.jdbc.sql("select * from quotes where id = :id")
			.param("id", id)
			.query(QuoteRepository::quote)
			.optional());
	}

	/** Lists the quotes after a position, newest first. */
	Flux<Quote> list(QuoteCursor after, int limit) {
		return this.database.list(() -> this.jdbc.sql("""
				select * from quotes where (created_at, id) < (:at, :id) order by created_at desc, id desc limit :limit
				""")
			.param("at", utc(after.createdAt()))
			.param("id", after.id())
			.param("limit", limit)
			.query(QuoteRepository::quote)
			.list());
	}

	private static Quote quote(ResultSet row, int index) throws SQLException {
		FareBreakdown breakdown = new FareBreakdown(row.getLong("base"), row.getLong("distance"), row.getLong("time"),
				row.getLong("surge_amount"));
		return new Quote(row.getObject("id", UUID.class), point(row, "pickup"), point(row, "dropoff"),
				new Fare(row.getLong("amount"), row.getString("currency"), breakdown), row.getBigDecimal("surge"),
				row.getInt("distance_meters"), row.getInt("duration_seconds"), Pricing.of(row.getString("pricing")),
				row.getString("model_version"), instant(row, "created_at"), instant(row, "expires_at"));
	}

	private static Place point(ResultSet row, String end) throws SQLException {
		return new Place(row.getDouble(end + "_lat"), row.getDouble(end + "_lng"), row.getString(end + "_cell"));
	}

	private static Instant instant(ResultSet row, String column) throws SQLException {
		return row.getObject(column, OffsetDateTime.class).toInstant();
	}

	private static OffsetDateTime utc(Instant instant) {
		return instant.atOffset(ZoneOffset.UTC);
	}

}
