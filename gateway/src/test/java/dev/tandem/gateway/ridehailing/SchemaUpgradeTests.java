package dev.tandem.gateway.ridehailing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.UUID;

import dev.tandem.gateway.platform.testing.TestDatabase;
import dev.tandem.gateway.ridehailing.testing.FakeMlService;
import dev.tandem.gateway.ridehailing.testing.RidehailingGateway;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.EntityExchangeResult;

import static dev.tandem.gateway.ridehailing.testing.RidehailingGateway.QUOTES;
import static dev.tandem.gateway.ridehailing.testing.RidehailingGateway.RIDE;
import static dev.tandem.gateway.ridehailing.testing.RidehailingGateway.RIDES;
import static dev.tandem.gateway.ridehailing.testing.RidehailingGateway.json;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A database from before each root had a migration history of its own, with the digests
 * of that time, is brought over with its data from each of its versions.
 */
@Timeout(120)
class SchemaUpgradeTests {

	private static final UUID QUOTE = UUID.fromString("0198d6c5-5f2a-7bbb-8000-0123456789ab");

	private static final UUID RIDE_ID = UUID.fromString("0198d6c5-5f2a-7bbb-8000-0123456789ac");

	private static final String QUOTE_TEXT = "QuoteRequest[pickup=Point[lat=40.758, lng=-73.9855], "
			+ "dropoff=Point[lat=40.6413, lng=-73.7781]]";

	private final TestDatabase database = TestDatabase.create();

	private final FakeMlService mlService = new FakeMlService();

	@AfterEach
	void close() {
		this.mlService.close();
		this.database.close();
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3 })
	void databaseOfAnOldVersionIsBroughtOver(int version) {
		migrateTo(version);
		insertQuote();
		insertKey((version == 1) ? "quote_id" : "resource_id", "POST /api/v1/quotes " + QUOTE_TEXT, QUOTE, "quote");
		try (RidehailingGateway gateway = start()) {
			assertThat(gateway.get(QUOTES + "/" + QUOTE).at("/fare/amount").asInt()).isEqualTo(100);
			EntityExchangeResult<byte[]> replayed = gateway.post(RIDE, "quote");
			assertThat(replayed.getStatus().value()).isEqualTo(201);
			assertThat(replayed.getResponseBodyContent()).asString().isEqualTo("stored");
			assertThat(gateway.post(RIDE.replace("40.758", "40.759"), "quote").getStatus().value()).isEqualTo(422);
			assertThat(gateway.ride(gateway.quote().get("id").asString()).get("state").asString())
				.isEqualTo("requested");
		}
		assertHistories();
	}

	/** A second start migrates nothing, and reads what was there before the first one. */
	@Test
	void databaseThatIsBroughtOverStaysAsItIs() {
		migrateTo(3);
		insertQuote();
		insertKey("resource_id", "POST /api/v1/rides Wanted[quoteId=" + QUOTE + "]", RIDE_ID, "ride");
		start().close();
		try (RidehailingGateway gateway = start()) {
			assertThat(gateway.get(QUOTES + "/" + QUOTE).get("id").asString()).isEqualTo(QUOTE.toString());
			assertOldKeyOfARideReplays(gateway);
		}
		assertHistories();
	}

	private static void assertOldKeyOfARideReplays(RidehailingGateway gateway) {
		EntityExchangeResult<byte[]> replayed = ride(gateway, QUOTE, "ride");
		assertThat(replayed.getStatus().value()).isEqualTo(201);
		assertThat(replayed.getResponseBodyContent()).asString().isEqualTo("stored");
		EntityExchangeResult<byte[]> other = ride(gateway, RIDE_ID, "ride");
		assertThat(other.getStatus().value()).isEqualTo(422);
		JsonNode problem = json(other);
		assertThat(problem.get("type").asString()).isEqualTo("/problems/idempotency-key-reused");
	}

	private RidehailingGateway start() {
		return RidehailingGateway.on(this.database, this.mlService.port());
	}

	private void assertHistories() {
		assertThat(versions("platform")).containsExactly("1", "2");
		assertThat(versions("ridehailing")).containsExactly("1", "2", "3", "4", "5", "6", "7");
	}

	private List<String> versions(String root) {
		return this.database.jdbc()
			.sql("select version from flyway_schema_history_" + root
					+ " where success and type = 'SQL' order by installed_rank")
			.query(String.class)
			.list();
	}

	private void migrateTo(int version) {
		Flyway.configure()
			.dataSource(this.database.dataSource())
			.locations("classpath:ridehailing/db/one-history")
			.target(String.valueOf(version))
			.load()
			.migrate();
	}

	private void insertQuote() {
		this.database.jdbc().sql("""
				insert into quotes values (:id, now(), now() + interval '5 minutes', 40.758, -73.9855,
				  '882a100d67fffff', 40.6413, -73.7781, '882a100d2bfffff', 'USD', 100, 25, 25, 25, 25, 1.2, 1000, 600,
				  'fallback', null)
				""").param("id", QUOTE).update();
	}

	private void insertKey(String column, String digested, UUID resource, String key) {
		this.database.jdbc()
			.sql("insert into idempotency_keys (key, created_at, request_hash, answer, " + column
					+ ") values (:key, now(), :hash, :answer, :resource)")
			.param("key", key)
			.param("hash", sha256(digested))
			.param("answer", "stored".getBytes(StandardCharsets.UTF_8))
			.param("resource", resource)
			.update();
	}

	private static byte[] sha256(String text) {
		try {
			return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static EntityExchangeResult<byte[]> ride(RidehailingGateway gateway, UUID quote, String key) {
		return gateway.client()
			.post()
			.uri(RIDES)
			.contentType(MediaType.APPLICATION_JSON)
			.header("Idempotency-Key", key)
			.bodyValue("{\"quoteId\":\"" + quote + "\"}")
			.exchange()
			.expectBody()
			.returnResult();
	}

}
