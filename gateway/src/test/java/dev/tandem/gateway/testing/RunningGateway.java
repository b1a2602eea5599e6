package dev.tandem.gateway.testing;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import dev.tandem.gateway.GatewayApplication;
import dev.tandem.localpostgres.LocalPostgres;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;

/**
 * The whole gateway on a free port, and the ways in which tests call it. Several may run
 * at once, as replicas do: each has event loops of its own.
 */
public final class RunningGateway implements Gateway, AutoCloseable {

	/** From Times Square to JFK. */
	public static final String RIDE = """
			{"pickup":{"lat":40.758,"lng":-73.9855},"dropoff":{"lat":40.6413,"lng":-73.7781}}""";

	/** Where quotes are. */
	public static final String QUOTES = "/api/v1/quotes";

	/** Where rides are. */
	public static final String RIDES = "/api/v1/rides";

	/** Reads answers. */
	public static final JsonMapper JSON = new JsonMapper();

	private final ConfigurableApplicationContext context;

	private final WebTestClient client;

	private RunningGateway(ConfigurableApplicationContext context) {
		this.context = context;
		this.client = WebTestClient.bindToServer()
			.baseUrl("http://127.0.0.1:" + port())
			.responseTimeout(Duration.ofSeconds(20))
			.build();
	}

	/**
	 * Starts a gateway and waits for its database.
	 * @param database where it keeps quotes
	 * @param mlPort where it looks for the ML service
	 * @param settings more settings, {@code name=value}
	 * @return the gateway, ready
	 */
	public static RunningGateway on(TestDatabase database, int mlPort, String... settings) {
		return start(database.url(), database.user(), database.password(), mlPort, settings).awaitReady();
	}

	/**
	 * Starts a gateway and waits for its database.
	 * @param proxy by way of which it keeps quotes
	 * @param mlPort where it looks for the ML service
	 * @param settings more settings, {@code name=value}
	 * @return the gateway, ready
	 */
	public static RunningGateway on(DatabaseProxy proxy, int mlPort, String... settings) {
		return start(proxy.url(), proxy.user(), proxy.password(), mlPort, settings).awaitReady();
	}

	/**
	 * Starts a gateway whether the database is there or not.
	 * @param postgres where it keeps quotes
	 * @param mlPort where it looks for the ML service
	 * @param settings more settings, {@code name=value}
	 * @return the gateway, perhaps not ready
	 */
	public static RunningGateway on(LocalPostgres postgres, int mlPort, String... settings) {
		return start(postgres.jdbcUrl(), postgres.login().user(), postgres.login().password(), mlPort, settings);
	}

	/**
	 * Starts a gateway that looks for its database where there is none.
	 * @param url where it looks
	 * @param mlPort where it looks for the ML service
	 * @param settings more settings, {@code name=value}
	 * @return the gateway, not ready
	 */
	public static RunningGateway on(String url, int mlPort, String... settings) {
		return start(url, "test", "test", mlPort, settings);
	}

	private static RunningGateway start(String url, String user, String password, int mlPort, String... settings) {
		return new RunningGateway(
				new SpringApplicationBuilder(GatewayApplication.class).initializers(RunningGateway::giveOwnEventLoops)
					.run(arguments(url, user, password, mlPort, settings).toArray(String[]::new)));
	}

	/** The arguments of a gateway on a free port. */
	static List<String> arguments(String url, String user, String password, int mlPort, String... settings) {
		return Stream.concat(
				Stream.of("server.port=0", "server.address=127.0.0.1", "spring.datasource.url=" + url,
						"spring.datasource.username=" + user, "spring.datasource.password=" + password,
						"spring.grpc.client.channel.ml-service.target=static://127.0.0.1:" + mlPort),
				Arrays.stream(settings))
			.map((setting) -> "--" + setting)
			.toList();
	}

	/** The shared ones would be ended by the first gateway that closes. */
	private static void giveOwnEventLoops(ConfigurableApplicationContext context) {
		((GenericApplicationContext) context).registerBean(ReactorResourceFactory.class, () -> {
			ReactorResourceFactory factory = new ReactorResourceFactory();
			factory.setUseGlobalResources(false);
			return factory;
		});
	}

	/**
	 * Waits until the gateway takes quotes.
	 * @return this
	 */
	public RunningGateway awaitReady() {
		Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> readiness() == 200);
		return this;
	}

	/**
	 * Waits until the model prices quotes.
	 * @return this
	 */
	public RunningGateway awaitModel() {
		Awaitility.await()
			.atMost(Duration.ofSeconds(10))
			.until(() -> "model".equals(quote().get("pricing").asString()));
		return this;
	}

	/**
	 * The status of the readiness probe.
	 * @return 200 when ready
	 */
	public int readiness() {
		return client().get().uri("/actuator/health/readiness").exchange().returnResult(Void.class).getStatus().value();
	}

	/**
	 * A client of this gateway.
	 * @return the client
	 */
	public WebTestClient client() {
		return this.client;
	}

	@Override
	public int port() {
		return Integer.parseInt(this.context.getEnvironment().getRequiredProperty("local.server.port"));
	}

	/**
	 * A part of the gateway.
	 * @param type its type
	 * @param <T> its type
	 * @return the bean
	 */
	public <T> T bean(Class<T> type) {
		return this.context.getBean(type);
	}

	/**
	 * Asks for a quote.
	 * @param body the body, as JSON
	 * @return what came
	 */
	public WebTestClient.ResponseSpec post(String body) {
		return this.client.post().uri(QUOTES).contentType(MediaType.APPLICATION_JSON).bodyValue(body).exchange();
	}

	/**
	 * Asks for a quote with an idempotency key.
	 * @param body the body, as JSON
	 * @param key the key
	 * @return what came, read
	 */
	public EntityExchangeResult<byte[]> post(String body, String key) {
		return this.client.post()
			.uri(QUOTES)
			.contentType(MediaType.APPLICATION_JSON)
			.header("Idempotency-Key", key)
			.bodyValue(body)
			.exchange()
			.expectBody()
			.returnResult();
	}

	/**
	 * Gets what must be there.
	 * @param path the address
	 * @return the body
	 */
	public JsonNode get(String path) {
		return json(this.client.get().uri(path).exchange().expectStatus().isOk().expectBody().returnResult());
	}

	/**
	 * Makes a quote of {@link #RIDE}.
	 * @return the body
	 */
	public JsonNode quote() {
		return json(post(RIDE).expectStatus().isCreated().expectBody().returnResult());
	}

	/**
	 * Takes a quote.
	 * @param quoteId the quote
	 * @return the ride
	 */
	public JsonNode ride(String quoteId) {
		return json(this.client.post()
			.uri(RIDES)
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue("{\"quoteId\":\"" + quoteId + "\"}")
			.exchange()
			.expectStatus()
			.isCreated()
			.expectBody()
			.returnResult());
	}

	/**
	 * Reads an answer.
	 * @param result what came
	 * @return its body
	 */
	public static JsonNode json(EntityExchangeResult<byte[]> result) {
		return JSON.readTree(result.getResponseBodyContent());
	}

	@Override
	public void close() {
		this.context.close();
	}

}
