package dev.tandem.ridehailing.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * The public API for riders and drivers. Ignores the JVM's proxy settings. Callers choose
 * the gateway by an index that wraps around. Methods throw a {@link GatewayException}
 * when the gateway refuses the request or cannot be reached. Thread-safe.
 */
public final class GatewayClient implements AutoCloseable {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	/** A viewport without drivers, so that the stream omits positions. */
	private static final String EMPTY_VIEWPORT = "0,0,1,1";

	private final List<URI> addresses;

	private final HttpClient http = HttpClient.newBuilder()
		.version(HttpClient.Version.HTTP_1_1)
		.proxy(HttpClient.Builder.NO_PROXY)
		.connectTimeout(Duration.ofSeconds(5))
		.executor(Executors.newVirtualThreadPerTaskExecutor())
		.build();

	/**
	 * Creates a client.
	 * @param addresses the gateways, which all serve the same city: at least one, http or
	 * https, without a path
	 */
	public GatewayClient(List<URI> addresses) {
		if (addresses.isEmpty() || !addresses.stream().allMatch(GatewayClient::isAddress)) {
			throw new IllegalArgumentException("A gateway's address must be http://host:port, not " + addresses);
		}
		this.addresses = List.copyOf(addresses);
	}

	private static boolean isAddress(URI address) {
		return List.of("http", "https").contains(String.valueOf(address.getScheme())) && address.getHost() != null;
	}

	/** Returns the number of gateways, one or more. */
	public int gateways() {
		return this.addresses.size();
	}

	/** Checks that a gateway serves requests. */
	public void probe(int gateway) throws GatewayException, InterruptedException {
		send(request(gateway, "/api/v1/quotes?limit=1"));
	}

	public Quote quote(int gateway, Trip trip) throws GatewayException, InterruptedException {
		return send(post(gateway, "/api/v1/quotes", trip), Quote.class);
	}

	/** Requests a ride for a quote; the same idempotency key returns the same ride. */
	public RideResponse ride(int gateway, UUID quoteId, String key) throws GatewayException, InterruptedException {
		return send(post(gateway, "/api/v1/rides", Map.of("quoteId", quoteId)).header("Idempotency-Key", key),
				RideResponse.class);
	}

	public RideResponse cancel(int gateway, UUID rideId) throws GatewayException, InterruptedException {
		return send(request(gateway, "/api/v1/rides/" + rideId + "/cancel").POST(BodyPublishers.noBody()),
				RideResponse.class);
	}

	/**
	 * Follows the events of a ride.
	 * @param lastId the last event id received; null for all events
	 * @return the stream; close it after use
	 */
	public EventStream<RideMessage> follow(int gateway, UUID rideId, @Nullable String lastId) {
		return new EventStream<>(() -> stream(gateway, "/api/v1/rides/" + rideId + "/events", lastId), RideMessage::of,
				RideMessage.Ended::new);
	}

	/**
	 * Subscribes to the city's surge; close the stream after use.
	 * @param drivers whether to receive the drivers of the whole city, too
	 */
	public EventStream<CityMessage> subscribeToCity(int gateway, boolean drivers) {
		String path = "/api/v1/city/live" + (drivers ? "" : "?viewport=" + EMPTY_VIEWPORT);
		return new EventStream<>(() -> stream(gateway, path, null), CityMessage::of, CityMessage.Ended::new);
	}

	/**
	 * Requests any stream of server-sent events.
	 * @param lastId the last event id received; null for a new stream
	 * @return the response, whatever its status; its body is for
	 * {@link ServerSentEvent#read}
	 */
	public HttpResponse<InputStream> stream(int gateway, String path, @Nullable String lastId)
			throws IOException, InterruptedException {
		HttpRequest.Builder request = request(gateway, path).header("Accept", "text/event-stream");
		if (lastId != null) {
			request.header("Last-Event-ID", lastId);
		}
		return this.http.send(request.build(), BodyHandlers.ofInputStream());
	}

	/**
	 * Opens a driver's socket.
	 * @param inbox receives the driver's messages; the last one is
	 * {@link DriverMessage.Closed}
	 */
	public DriverConnection connectDriver(int gateway, UUID driverId, BlockingQueue<DriverMessage> inbox)
			throws GatewayException, InterruptedException {
		return connectDriver(gateway, driverId, (text) -> inbox.add(read(text)),
				(how) -> inbox.add(new DriverMessage.Closed(how)));
	}

	/**
	 * Opens a driver's socket without reading its messages.
	 * @param onText receives each message as JSON
	 * @param onClosed receives the close code or the kind of failure, at the end
	 */
	public DriverConnection connectDriver(int gateway, UUID driverId, Consumer<String> onText,
			Consumer<String> onClosed) throws GatewayException, InterruptedException {
		String address = address(gateway, "/api/v1/drivers/" + driverId + "/socket").toString();
		return DriverConnection.open(this.http, URI.create("ws" + address.substring("http".length())), onText,
				onClosed);
	}

	private static DriverMessage read(String text) {
		try {
			return DriverMessage.of(text);
		}
		catch (JacksonException ex) {
			return new DriverMessage.Unknown("unreadable");
		}
	}

	private URI address(int gateway, String path) {
		return this.addresses.get(Math.floorMod(gateway, this.addresses.size())).resolve(path);
	}

	private HttpRequest.Builder request(int gateway, String path) {
		return HttpRequest.newBuilder(address(gateway, path));
	}

	private HttpRequest.Builder post(int gateway, String path, Object body) {
		return request(gateway, path).header("Content-Type", "application/json")
			.POST(BodyPublishers.ofString(Json.write(body)));
	}

	private <T> T send(HttpRequest.Builder request, Class<T> type) throws GatewayException, InterruptedException {
		try {
			return Json.read(send(request), type);
		}
		catch (JacksonException ex) {
			throw new GatewayException("unreadable-response", false);
		}
	}

	private String send(HttpRequest.Builder request) throws GatewayException, InterruptedException {
		HttpResponse<String> response;
		try {
			response = this.http.send(request.timeout(TIMEOUT).build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
		}
		catch (HttpTimeoutException ex) {
			throw new GatewayException("timeout", true);
		}
		catch (IOException ex) {
			throw new GatewayException("unreachable", true);
		}
		int status = response.statusCode();
		if (status >= 400) {
			throw new GatewayException(Problem.kind(status, response.body()), status >= 500 || status == 429);
		}
		return response.body();
	}

	@Override
	public void close() {
		this.http.shutdownNow();
	}

}
