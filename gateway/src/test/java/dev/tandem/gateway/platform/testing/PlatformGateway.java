package dev.tandem.gateway.platform.testing;

import java.util.Arrays;
import java.util.stream.Stream;

import dev.tandem.gateway.PlatformApplication;
import dev.tandem.localpostgres.LocalPostgres;
import tools.jackson.databind.JsonNode;

import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The platform with one small slice, {@code lines}: what the platform's tests call. */
public final class PlatformGateway extends RunningGateway {

	/** A line that can be stored. */
	public static final String LINE = """
			{"start":{"x":40.758,"y":-73.9855},"end":{"x":40.6413,"y":-73.7781}}""";

	/** The path of lines. */
	public static final String LINES = "/api/v1/lines";

	private PlatformGateway(DatabaseAddress database, int mlPort, String... settings) {
		super(PlatformApplication.class, database, mlPort,
				Stream.concat(Stream.of("tandem.lines.enabled=true"), Arrays.stream(settings)).toArray(String[]::new));
	}

	/**
	 * Returns the body of a line.
	 * @param start the start, as JSON
	 * @param end the end, as JSON
	 * @return the JSON, valid or not
	 */
	public static String line(String start, String end) {
		return "{\"start\":" + start + ",\"end\":" + end + "}";
	}

	/**
	 * Starts a gateway and waits for its database.
	 * @param settings more settings, {@code name=value}
	 */
	public static PlatformGateway on(TestDatabase database, int mlPort, String... settings) {
		return new PlatformGateway(database.address(), mlPort, settings).awaitReady();
	}

	/**
	 * Starts a gateway and waits for its database.
	 * @param settings more settings, {@code name=value}
	 */
	public static PlatformGateway on(DatabaseProxy proxy, int mlPort, String... settings) {
		return new PlatformGateway(proxy.address(), mlPort, settings).awaitReady();
	}

	/**
	 * Starts a gateway whether the database is reachable or not.
	 * @param settings more settings, {@code name=value}
	 */
	public static PlatformGateway on(LocalPostgres postgres, int mlPort, String... settings) {
		return new PlatformGateway(DatabaseAddress.of(postgres), mlPort, settings);
	}

	/**
	 * Starts a gateway without a database.
	 * @param settings more settings, {@code name=value}
	 */
	public static PlatformGateway on(String url, int mlPort, String... settings) {
		return new PlatformGateway(new DatabaseAddress(url, "test", "test"), mlPort, settings);
	}

	@Override
	public PlatformGateway awaitReady() {
		super.awaitReady();
		return this;
	}

	/**
	 * Requests a line.
	 * @param body the body, as JSON
	 */
	public WebTestClient.ResponseSpec post(String body) {
		return postTo(LINES, body);
	}

	/**
	 * Requests a line with an idempotency key.
	 * @param body the body, as JSON
	 * @param key the key
	 */
	public EntityExchangeResult<byte[]> post(String body, String key) {
		return postTo(LINES, body, key);
	}

	/** Stores {@link #LINE}. */
	public JsonNode line() {
		return json(post(LINE).expectStatus().isCreated().expectBody().returnResult());
	}

}
