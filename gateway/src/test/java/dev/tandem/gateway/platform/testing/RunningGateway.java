package dev.tandem.gateway.platform.testing;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

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
 * A gateway on a free port, and the ways in which tests call it. Several may run at once,
 * as replicas do: each has event loops of its own.
 */
public abstract class RunningGateway implements Gateway, AutoCloseable {

	/** Reads responses. */
	public static final JsonMapper JSON = new JsonMapper();

	private final ConfigurableApplicationContext context;

	private final WebTestClient client;

	/**
	 * Starts a gateway, whether its database is reachable or not.
	 * @param settings more settings, {@code name=value}
	 */
	protected RunningGateway(Class<?> application, DatabaseAddress database, int mlPort, String... settings) {
		this.context = new SpringApplicationBuilder(application).initializers(RunningGateway::useOwnEventLoops)
			.run(arguments(database, mlPort, settings).toArray(String[]::new));
		this.client = WebTestClient.bindToServer()
			.baseUrl("http://127.0.0.1:" + port())
			.responseTimeout(Duration.ofSeconds(20))
			.build();
	}

	/** The arguments of a gateway on a free port. */
	static List<String> arguments(DatabaseAddress database, int mlPort, String... settings) {
		return Stream.concat(
				Stream.of("server.port=0", "server.address=127.0.0.1", "spring.datasource.url=" + database.url(),
						"spring.datasource.username=" + database.user(),
						"spring.datasource.password=" + database.password(),
						"spring.grpc.client.channel.ml-service.target=static://127.0.0.1:" + mlPort),
				Arrays.stream(settings))
			.map((setting) -> "--" + setting)
			.toList();
	}

	/** The first gateway that closes would dispose of shared event loops. */
	private static void useOwnEventLoops(ConfigurableApplicationContext context) {
		((GenericApplicationContext) context).registerBean(ReactorResourceFactory.class, () -> {
			ReactorResourceFactory factory = new ReactorResourceFactory();
			factory.setUseGlobalResources(false);
			// otherwise each stop waits two seconds for tasks of connections that are
			// closed
			factory.setShutdownQuietPeriod(Duration.ZERO);
			return factory;
		});
	}

	/** Waits until the gateway is ready. */
	public RunningGateway awaitReady() {
		Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> readiness() == 200);
		return this;
	}

	/** The status of the readiness probe. */
	public int readiness() {
		return client().get().uri("/actuator/health/readiness").exchange().returnResult(Void.class).getStatus().value();
	}

	/** A client of this gateway. */
	public WebTestClient client() {
		return this.client;
	}

	@Override
	public final int port() {
		return Integer.parseInt(this.context.getEnvironment().getRequiredProperty("local.server.port"));
	}

	/**
	 * A part of the gateway.
	 * @param <T> its type
	 */
	public <T> T bean(Class<T> type) {
		return this.context.getBean(type);
	}

	/**
	 * Posts JSON.
	 * @param body the body, as JSON
	 */
	protected WebTestClient.ResponseSpec postTo(String path, String body) {
		return this.client.post().uri(path).contentType(MediaType.APPLICATION_JSON).bodyValue(body).exchange();
	}

	/**
	 * Posts JSON with an idempotency key.
	 * @param body the body, as JSON
	 * @param key the key
	 */
	protected EntityExchangeResult<byte[]> postTo(String path, String body, String key) {
		return this.client.post()
			.uri(path)
			.contentType(MediaType.APPLICATION_JSON)
			.header("Idempotency-Key", key)
			.bodyValue(body)
			.exchange()
			.expectBody()
			.returnResult();
	}

	/** Gets a resource that must exist. */
	public JsonNode get(String path) {
		return json(this.client.get().uri(path).exchange().expectStatus().isOk().expectBody().returnResult());
	}

	/** Reads a response. */
	public static JsonNode json(EntityExchangeResult<byte[]> result) {
		return JSON.readTree(result.getResponseBodyContent());
	}

	@Override
	public void close() {
		this.context.close();
	}

}
