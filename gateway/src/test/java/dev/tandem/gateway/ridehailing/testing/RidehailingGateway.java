package dev.tandem.gateway.ridehailing.testing;

import java.time.Duration;

import dev.tandem.gateway.GatewayApplication;
import dev.tandem.gateway.platform.testing.DatabaseAddress;
import dev.tandem.gateway.platform.testing.DatabaseProxy;
import dev.tandem.gateway.platform.testing.RunningGateway;
import dev.tandem.gateway.platform.testing.TestDatabase;
import dev.tandem.localpostgres.LocalPostgres;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The whole gateway, and the ways in which tests call the example. */
public final class RidehailingGateway extends RunningGateway {

	/** From Times Square to JFK. */
	public static final String RIDE = """
			{"pickup":{"lat":40.758,"lng":-73.9855},"dropoff":{"lat":40.6413,"lng":-73.7781}}""";

	/** Where quotes are. */
	public static final String QUOTES = "/api/v1/quotes";

	/** Where rides are. */
	public static final String RIDES = "/api/v1/rides";

	private RidehailingGateway(DatabaseAddress database, int mlPort, String... settings) {
		super(GatewayApplication.class, database, mlPort, settings);
	}

	/**
	 * Starts a gateway and waits for its database.
	 * @param settings more settings, {@code name=value}
	 */
	public static RidehailingGateway on(TestDatabase database, int mlPort, String... settings) {
		return new RidehailingGateway(database.address(), mlPort, settings).awaitReady();
	}

	/**
	 * Starts a gateway and waits for its database.
	 * @param settings more settings, {@code name=value}
	 */
	public static RidehailingGateway on(DatabaseProxy proxy, int mlPort, String... settings) {
		return new RidehailingGateway(proxy.address(), mlPort, settings).awaitReady();
	}

	/**
	 * Starts a gateway whether the database is there or not.
	 * @param settings more settings, {@code name=value}
	 */
	public static RidehailingGateway on(LocalPostgres postgres, int mlPort, String... settings) {
		return new RidehailingGateway(DatabaseAddress.of(postgres), mlPort, settings);
	}

	@Override
	public RidehailingGateway awaitReady() {
		super.awaitReady();
		return this;
	}

	/** Waits until the model prices quotes. */
	public RidehailingGateway awaitModel() {
		Awaitility.await()
			.atMost(Duration.ofSeconds(10))
			.until(() -> "model".equals(quote().get("pricing").asString()));
		return this;
	}

	/**
	 * Requests a quote.
	 * @param body the body, as JSON
	 */
	public WebTestClient.ResponseSpec post(String body) {
		return postTo(QUOTES, body);
	}

	/**
	 * Requests a quote with an idempotency key.
	 * @param body the body, as JSON
	 * @param key the key
	 */
	public EntityExchangeResult<byte[]> post(String body, String key) {
		return postTo(QUOTES, body, key);
	}

	/** Requests a quote of {@link #RIDE}. */
	public JsonNode quote() {
		return json(post(RIDE).expectStatus().isCreated().expectBody().returnResult());
	}

	/** Takes a quote. */
	public JsonNode ride(String quoteId) {
		return json(postTo(RIDES, "{\"quoteId\":\"" + quoteId + "\"}").expectStatus()
			.isCreated()
			.expectBody()
			.returnResult());
	}

}
