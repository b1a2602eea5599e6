package dev.tandem.simulator.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

import dev.tandem.simulator.city.Trip;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The public API for riders and drivers. Ignores the JVM's proxy settings. Callers choose
 * the gateway by an index that wraps around. Thread-safe.
 */
public final class GatewayClient implements AutoCloseable {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	/**
	 * A viewport without drivers, so that the stream omits positions.
	 */
	private static final String EMPTY_VIEWPORT = "0,0,1,1";

	private final Gateways gateways;

	private final HttpClient http = HttpClient.newBuilder()
		.version(HttpClient.Version.HTTP_1_1)
		.proxy(HttpClient.Builder.NO_PROXY)
		.connectTimeout(Duration.ofSeconds(5))
		.executor(Executors.newVirtualThreadPerTaskExecutor())
		.build();

	/**
	 * Creates a client.
	 * @param gateways the addresses
	 */
	public GatewayClient(Gateways gateways) {
		this.gateways = gateways;
	}

	/**
	 * Returns the number of gateways.
	 * @return one or more
	 */
	public int gateways() {
		return this.gateways.size();
	}

	/**
	 * Checks that a gateway serves requests.
	 * @param gateway the index of the gateway
	 * @throws GatewayException when it does not
	 * @throws InterruptedException when interrupted
	 */
	public void probe(int gateway) throws GatewayException, InterruptedException {
		send(HttpRequest.newBuilder(this.gateways.at(gateway, "/api/v1/quotes?limit=1")));
	}

	/**
	 * Requests a quote.
	 * @param gateway the index of the gateway
	 * @param trip the trip
	 * @return the quote
	 * @throws GatewayException when the request fails
	 * @throws InterruptedException when interrupted
	 */
	public Quote quote(int gateway, Trip trip) throws GatewayException, InterruptedException {
		String body = Json.object()
			.set("pickup", Json.place(trip.pickup()))
			.set("dropoff", Json.place(trip.dropoff()))
			.toString();
		JsonNode response = send(post(gateway, "/api/v1/quotes", body));
		return read(() -> new Quote(Json.uuid(response, "id"), Json.fare(response.required("fare")),
				response.required("surge").asDouble()));
	}

	/**
	 * Requests a ride for a quote.
	 * @param gateway the index of the gateway
	 * @param quoteId the quote
	 * @param key the idempotency key
	 * @return the ride
	 * @throws GatewayException when the request fails
	 * @throws InterruptedException when interrupted
	 */
	public RideResponse ride(int gateway, UUID quoteId, String key) throws GatewayException, InterruptedException {
		String body = Json.object().put("quoteId", quoteId.toString()).toString();
		return ride(send(post(gateway, "/api/v1/rides", body).header("Idempotency-Key", key)));
	}

	/**
	 * Cancels a ride.
	 * @param gateway the index of the gateway
	 * @param rideId the ride
	 * @return the ride
	 * @throws GatewayException when the ride cannot be cancelled
	 * @throws InterruptedException when interrupted
	 */
	public RideResponse cancel(int gateway, UUID rideId) throws GatewayException, InterruptedException {
		return ride(send(HttpRequest.newBuilder(this.gateways.at(gateway, "/api/v1/rides/" + rideId + "/cancel"))
			.POST(HttpRequest.BodyPublishers.noBody())));
	}

	/**
	 * Follows the events of a ride.
	 * @param gateway the index of the gateway
	 * @param rideId the ride
	 * @param lastId the last event id received; null for all events
	 * @return the stream; close it after use
	 */
	public EventStream<RideMessage> follow(int gateway, UUID rideId, @Nullable String lastId) {
		HttpRequest.Builder request = HttpRequest
			.newBuilder(this.gateways.at(gateway, "/api/v1/rides/" + rideId + "/events"))
			.header("Accept", "text/event-stream");
		if (lastId != null) {
			request.header("Last-Event-ID", lastId);
		}
		return EventStream.open(this, request.build(), RideMessageParser::signal, RideMessage.Ended::new);
	}

	/**
	 * Subscribes to the city's surge, without drivers.
	 * @param gateway the index of the gateway
	 * @return the stream; close it after use
	 */
	public EventStream<CityMessage> subscribeToCity(int gateway) {
		HttpRequest request = HttpRequest
			.newBuilder(this.gateways.at(gateway, "/api/v1/city/live?viewport=" + EMPTY_VIEWPORT))
			.header("Accept", "text/event-stream")
			.build();
		return EventStream.open(this, request, CityMessage::of, CityMessage.Ended::new);
	}

	/**
	 * Opens a driver's socket.
	 * @param gateway the index of the gateway
	 * @param driverId the driver
	 * @param inbox receives the driver's messages
	 * @return the socket
	 * @throws GatewayException when it cannot be opened
	 * @throws InterruptedException when interrupted
	 */
	public DriverSocket connectDriver(int gateway, UUID driverId, BlockingQueue<DriverMessage> inbox)
			throws GatewayException, InterruptedException {
		return DriverSocket.open(this.http, this.gateways.socketAt(gateway, "/api/v1/drivers/" + driverId + "/socket"),
				inbox);
	}

	HttpResponse<InputStream> open(HttpRequest request) throws IOException, InterruptedException {
		return this.http.send(request, BodyHandlers.ofInputStream());
	}

	private HttpRequest.Builder post(int gateway, String path, String body) {
		return HttpRequest.newBuilder(this.gateways.at(gateway, path))
			.header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8));
	}

	private JsonNode send(HttpRequest.Builder request) throws GatewayException, InterruptedException {
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
			throw new GatewayException(Json.problemKind(status, response.body()), status >= 500 || status == 429);
		}
		return read(() -> Json.read(response.body()));
	}

	private static RideResponse ride(JsonNode response) throws GatewayException {
		return read(() -> new RideResponse(Json.uuid(response, "id"), Json.uuid(response, "quoteId"),
				Json.state(response), Json.fare(response.required("fare"))));
	}

	private static <T> T read(Supplier<T> reading) throws GatewayException {
		try {
			return reading.get();
		}
		catch (JacksonException | IllegalArgumentException | DateTimeException ex) {
			throw new GatewayException("unreadable-response", false);
		}
	}

	@Override
	public void close() {
		this.http.shutdownNow();
	}

}
