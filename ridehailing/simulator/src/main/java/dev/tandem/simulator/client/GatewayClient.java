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
 * The public API as riders and drivers use it, called directly whatever proxy the JVM
 * names. Which gateway is asked is the caller's choice, by a number that counts round.
 */
public final class GatewayClient implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	/**
	 * A viewport in which no driver is, so that the stream leaves their positions out.
	 */
	private static final String NOWHERE = "0,0,1,1";

	private final Gateways gateways;

	private final HttpClient http = HttpClient.newBuilder()
		.version(HttpClient.Version.HTTP_1_1)
		.proxy(HttpClient.Builder.NO_PROXY)
		.connectTimeout(Duration.ofSeconds(5))
		.executor(Executors.newVirtualThreadPerTaskExecutor())
		.build();

	/**
	 * Takes the gateways.
	 * @param gateways where they are
	 */
	public GatewayClient(Gateways gateways) {
		this.gateways = gateways;
	}

	/**
	 * How many gateways there are.
	 * @return one or more
	 */
	public int gateways() {
		return this.gateways.size();
	}

	/**
	 * Asks whether a gateway serves.
	 * @param gateway which
	 * @throws GatewayFailure when it does not
	 * @throws InterruptedException when interrupted
	 */
	public void probe(int gateway) throws GatewayFailure, InterruptedException {
		send(HttpRequest.newBuilder(this.gateways.at(gateway, "/api/v1/quotes?limit=1")));
	}

	/**
	 * Asks what a ride would cost.
	 * @param gateway which
	 * @param trip from where to where
	 * @return the quote
	 * @throws GatewayFailure when there is none
	 * @throws InterruptedException when interrupted
	 */
	public Quote quote(int gateway, Trip trip) throws GatewayFailure, InterruptedException {
		String body = Json.object()
			.set("pickup", Json.place(trip.pickup()))
			.set("dropoff", Json.place(trip.dropoff()))
			.toString();
		JsonNode answer = send(post(gateway, "/api/v1/quotes", body));
		return read(() -> new Quote(Json.uuid(answer, "id"), Json.fare(answer.required("fare")),
				answer.required("surge").asDouble()));
	}

	/**
	 * Takes a quote.
	 * @param gateway which
	 * @param quoteId the quote
	 * @param key makes it safe to repeat
	 * @return the ride
	 * @throws GatewayFailure when there is none
	 * @throws InterruptedException when interrupted
	 */
	public RideAnswer ride(int gateway, UUID quoteId, String key) throws GatewayFailure, InterruptedException {
		String body = Json.object().put("quoteId", quoteId.toString()).toString();
		return ride(send(post(gateway, "/api/v1/rides", body).header("Idempotency-Key", key)));
	}

	/**
	 * Ends a ride.
	 * @param gateway which
	 * @param rideId the ride
	 * @return the ride
	 * @throws GatewayFailure when it cannot be ended
	 * @throws InterruptedException when interrupted
	 */
	public RideAnswer cancel(int gateway, UUID rideId) throws GatewayFailure, InterruptedException {
		return ride(send(HttpRequest.newBuilder(this.gateways.at(gateway, "/api/v1/rides/" + rideId + "/cancel"))
			.POST(HttpRequest.BodyPublishers.noBody())));
	}

	/**
	 * Follows a ride.
	 * @param gateway which
	 * @param rideId the ride
	 * @param lastId the last id seen; null for all from the beginning
	 * @return the stream, open until it is closed
	 */
	public EventStream<StreamSignal> follow(int gateway, UUID rideId, @Nullable String lastId) {
		HttpRequest.Builder request = HttpRequest
			.newBuilder(this.gateways.at(gateway, "/api/v1/rides/" + rideId + "/events"))
			.header("Accept", "text/event-stream");
		if (lastId != null) {
			request.header("Last-Event-ID", lastId);
		}
		return EventStream.open(this, request.build(), RideStream::signal, StreamSignal.Ended::new);
	}

	/**
	 * Watches the city's surge, without its drivers.
	 * @param gateway which
	 * @return the stream, open until it is closed
	 */
	public EventStream<CitySignal> watchCity(int gateway) {
		HttpRequest request = HttpRequest.newBuilder(this.gateways.at(gateway, "/api/v1/city/live?viewport=" + NOWHERE))
			.header("Accept", "text/event-stream")
			.build();
		return EventStream.open(this, request, CitySignal::of, CitySignal.Ended::new);
	}

	/**
	 * Opens a driver's socket.
	 * @param gateway which
	 * @param driverId who
	 * @param inbox where all that the driver is told goes
	 * @return the socket
	 * @throws GatewayFailure when it cannot be opened
	 * @throws InterruptedException when interrupted
	 */
	public DriverSocket drive(int gateway, UUID driverId, BlockingQueue<DriverSignal> inbox)
			throws GatewayFailure, InterruptedException {
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

	private JsonNode send(HttpRequest.Builder request) throws GatewayFailure, InterruptedException {
		HttpResponse<String> response;
		try {
			response = this.http.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
		}
		catch (HttpTimeoutException ex) {
			throw new GatewayFailure("timeout", true);
		}
		catch (IOException ex) {
			throw new GatewayFailure("unreachable", true);
		}
		int status = response.statusCode();
		if (status >= 400) {
			throw new GatewayFailure(Json.problemKind(status, response.body()), status >= 500 || status == 429);
		}
		return read(() -> Json.read(response.body()));
	}

	private static RideAnswer ride(JsonNode answer) throws GatewayFailure {
		return read(() -> new RideAnswer(Json.uuid(answer, "id"), Json.uuid(answer, "quoteId"), Json.state(answer),
				Json.fare(answer.required("fare"))));
	}

	private static <T> T read(Supplier<T> reading) throws GatewayFailure {
		try {
			return reading.get();
		}
		catch (JacksonException | IllegalArgumentException | DateTimeException ex) {
			throw new GatewayFailure("unreadable-answer", false);
		}
	}

	@Override
	public void close() {
		this.http.shutdownNow();
	}

}
