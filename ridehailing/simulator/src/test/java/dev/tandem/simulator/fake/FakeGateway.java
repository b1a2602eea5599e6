package dev.tandem.simulator.fake;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import dev.tandem.simulator.city.Cells;
import dev.tandem.simulator.city.Place;
import org.reactivestreams.Publisher;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.Connection;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.http.websocket.WebsocketInbound;
import reactor.netty.http.websocket.WebsocketOutbound;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * As little of a gateway as the simulator needs to live: everything in memory, under one
 * lock, on a free port. It can be told to misbehave.
 */
public final class FakeGateway implements AutoCloseable {

	private static final Duration OFFER_HOLDS = Duration.ofMillis(5_000);

	/** A cell that surges. */
	public static final String SURGING_CELL = Cells.of(new Place(40.7580, -73.9855));

	private static final String SNAPSHOT = """
			event: snapshot
			id: 1
			data: {"cells":[{"cell":"%s","demand":9,"supply":1.0,"surge":2.5}]}

			""".formatted(SURGING_CELL);

	private final JsonMapper json = new JsonMapper();

	private final Map<UUID, JsonNode> quotes = new HashMap<>();

	private final Map<String, FakeRide> ridesByKey = new HashMap<>();

	private final Map<UUID, FakeRide> rides = new LinkedHashMap<>();

	private final Map<UUID, Sinks.Many<String>> sockets = new LinkedHashMap<>();

	private final Map<UUID, JsonNode> positions = new HashMap<>();

	private final List<Connection> connections = new ArrayList<>();

	private final Fault fault;

	private final DisposableServer server;

	private final Disposable ticks;

	/**
	 * Starts it.
	 * @param fault what it does wrong
	 */
	public FakeGateway(Fault fault) {
		this.fault = fault;
		this.server = HttpServer.create()
			.host("127.0.0.1")
			.port(0)
			.doOnConnection(this::remember)
			.route((routes) -> routes.get("/api/v1/quotes", (in, out) -> out.sendString(Mono.just("{\"items\":[]}")))
				.post("/api/v1/quotes", this::quote)
				.post("/api/v1/rides", this::ride)
				.post("/api/v1/rides/{id}/cancel", this::cancel)
				.get("/api/v1/city/live", this::subscribeToCity)
				.get("/api/v1/rides/{id}/events", this::follow)
				.get("/api/v1/drivers/{id}/socket", this::upgrade))
			.bindNow();
		this.ticks = Flux.interval(Duration.ofMillis(100)).subscribe((tick) -> dispatch());
	}

	/** What it does wrong. */
	public enum Fault {

		/** Nothing. */
		NONE,
		/** It takes more than it quoted. */
		DEARER,
		/** It leaves an event of each stream out. */
		GAP,
		/** It offers to drivers who have a ride. */
		TWO_RIDES,
		/** It forgets keys. */
		FORGETS_KEYS

	}

	/**
	 * Where it listens.
	 * @return the address
	 */
	public URI address() {
		return URI.create("http://127.0.0.1:" + this.server.port());
	}

	/** Breaks every connection, as its end would. */
	public synchronized void breakConnections() {
		this.connections.forEach(Connection::dispose);
		this.connections.clear();
	}

	@Override
	public void close() {
		this.ticks.dispose();
		this.server.disposeNow(Duration.ofSeconds(5));
	}

	private synchronized void remember(Connection connection) {
		this.connections.add(connection);
	}

	private Publisher<Void> quote(HttpServerRequest request, HttpServerResponse response) {
		return answer(request, response, (trip) -> {
			UUID id = UUID.randomUUID();
			this.quotes.put(id, trip);
			return """
					{"id":"%s","fare":{"amount":1250,"currency":"USD"},"surge":1.0}""".formatted(id);
		});
	}

	private Publisher<Void> ride(HttpServerRequest request, HttpServerResponse response) {
		String header = request.requestHeaders().get("Idempotency-Key");
		String key = (this.fault == Fault.FORGETS_KEYS) ? UUID.randomUUID().toString() : header;
		return answer(request, response, (body) -> this.ridesByKey.computeIfAbsent(key, (unused) -> {
			UUID quoteId = UUID.fromString(body.get("quoteId").asString());
			long fare = (this.fault == Fault.DEARER) ? 1_251 : 1_250;
			FakeRide ride = new FakeRide(quoteId, this.quotes.get(quoteId), fare);
			ride.become("requested", null);
			this.rides.put(ride.id, ride);
			return ride;
		}).json());
	}

	private synchronized Publisher<Void> cancel(HttpServerRequest request, HttpServerResponse response) {
		FakeRide ride = ride(request);
		if (List.of("picked_up", "completed").contains(ride.state)) {
			return response.status(409).sendString(Mono.just("{\"type\":\"/problems/ride-state\"}"));
		}
		if (!ride.hasEnded()) {
			UUID driver = ride.driver;
			boolean offered = ride.state.equals("offered");
			ride.become("cancelled", null);
			tell(driver, offered ? revocation(ride, "rider_cancelled") : message("ride", ride));
		}
		return response.sendString(Mono.just(ride.json()));
	}

	private Publisher<Void> follow(HttpServerRequest request, HttpServerResponse response) {
		FakeRide ride = ride(request);
		String last = request.requestHeaders().get("Last-Event-ID", "0");
		int[] sent = { Integer.parseInt(last) };
		if (ride.hasEnded() && sent[0] == ride.events.size()) {
			return response.status(204).send();
		}
		Flux<String> events = ride.changes.asFlux()
			.concatMapIterable((change) -> news(ride, sent))
			.takeUntil((event) -> ride.hasEnded() && sent[0] >= ride.events.size());
		return response.sse().sendString(Flux.just("retry: 1000\n\n").concatWith(events), StandardCharsets.UTF_8);
	}

	private Publisher<Void> subscribeToCity(HttpServerRequest request, HttpServerResponse response) {
		return response.sse().sendString(Flux.concat(Flux.just(SNAPSHOT), Flux.never()), StandardCharsets.UTF_8);
	}

	private synchronized List<String> news(FakeRide ride, int[] sent) {
		List<String> news = new ArrayList<>(
				ride.events.subList(Math.min(sent[0], ride.events.size()), ride.events.size()));
		sent[0] = ride.events.size();
		if (this.fault == Fault.GAP) {
			news.removeIf((event) -> event.contains("\nid: 2\n"));
		}
		return news;
	}

	private Publisher<Void> upgrade(HttpServerRequest request, HttpServerResponse response) {
		UUID driver = UUID.fromString(request.param("id"));
		return response.sendWebsocket((in, out) -> drive(driver, in, out));
	}

	private Publisher<Void> drive(UUID driver, WebsocketInbound in, WebsocketOutbound out) {
		Sinks.Many<String> socket = Sinks.many().unicast().onBackpressureBuffer();
		welcome(driver, socket);
		Mono<Void> heard = in.receive()
			.asString()
			.doOnNext((text) -> onMessage(driver, this.json.readTree(text)))
			.then()
			.doFinally((signal) -> lose(driver, socket));
		return Mono.firstWithSignal(heard, out.sendString(socket.asFlux()).then());
	}

	private synchronized void welcome(UUID driver, Sinks.Many<String> socket) {
		String ride = rideOf(driver).filter((its) -> !its.state.equals("offered"))
			.map((its) -> """
					{"rideId":"%s","state":"%s","pickup":%s,"dropoff":%s}""".formatted(its.id, its.state,
					its.trip.get("pickup"), its.trip.get("dropoff")))
			.orElse("null");
		socket.tryEmitNext("{\"type\":\"welcome\",\"ride\":" + ride + '}');
		this.sockets.put(driver, socket);
	}

	private synchronized void lose(UUID driver, Sinks.Many<String> socket) {
		if (this.sockets.remove(driver, socket)) {
			rideOf(driver).filter((ride) -> ride.state.equals("offered"))
				.ifPresent((ride) -> onError(ride, "driver_lost"));
		}
	}

	private synchronized void onMessage(UUID driver, JsonNode message) {
		switch (message.get("type").asString()) {
			case "position" -> this.positions.put(driver, message);
			case "accept" -> offered(driver, message).ifPresent((ride) -> progress(ride, "accepted"));
			case "decline" -> offered(driver, message).ifPresent((ride) -> onError(ride, "declined"));
			case "progress" ->
				rideOf(driver).filter((ride) -> ride.id.toString().equals(message.get("rideId").asString()))
					.filter((ride) -> !ride.state.equals(message.get("state").asString()))
					.ifPresent((ride) -> progress(ride, message.get("state").asString()));
			default -> {
			}
		}
	}

	private Optional<FakeRide> offered(UUID driver, JsonNode message) {
		return rideOf(driver)
			.filter((ride) -> ride.offer != null && ride.offer.toString().equals(message.get("offerId").asString()));
	}

	private void progress(FakeRide ride, String state) {
		ride.offer = null;
		ride.become(state, ride.driver);
		tell(ride.driver, message("ride", ride));
	}

	private void onError(FakeRide ride, String reason) {
		tell(ride.driver, revocation(ride, reason));
		ride.refusedBy.add(ride.driver);
		ride.driver = null;
		ride.offer = null;
		ride.become("requested", null);
	}

	private synchronized void dispatch() {
		for (FakeRide ride : this.rides.values()) {
			if (ride.state.equals("offered") && ride.offerExpires.isBefore(Instant.now())) {
				onError(ride, "timed_out");
			}
			else if (ride.state.equals("requested")) {
				this.sockets.keySet()
					.stream()
					.filter((driver) -> !ride.refusedBy.contains(driver))
					.filter((driver) -> this.fault == Fault.TWO_RIDES || rideOf(driver).isEmpty())
					.filter(this.positions::containsKey)
					.min(Comparator.comparingDouble((driver) -> distance(driver, ride)))
					.ifPresent((driver) -> offer(ride, driver));
			}
		}
	}

	/** In degrees: near enough to tell who is nearest. */
	private double distance(UUID driver, FakeRide ride) {
		JsonNode position = this.positions.get(driver);
		JsonNode pickup = ride.trip.get("pickup");
		return Math.hypot(position.get("lat").asDouble() - pickup.get("lat").asDouble(),
				position.get("lng").asDouble() - pickup.get("lng").asDouble());
	}

	private void offer(FakeRide ride, UUID driver) {
		ride.driver = driver;
		ride.offer = UUID.randomUUID();
		ride.offerExpires = Instant.now().plus(OFFER_HOLDS);
		ride.become("offered", null);
		tell(driver,
				"""
						{"type":"offer","offerId":"%s","rideId":"%s","pickup":%s,"dropoff":%s,"fare":{"amount":%d,"currency":"USD"},\
						"expiresAt":"%s"}"""
					.formatted(ride.offer, ride.id, ride.trip.get("pickup"), ride.trip.get("dropoff"), ride.fare,
							ride.offerExpires));
	}

	private void tell(UUID driver, String message) {
		Sinks.Many<String> socket = this.sockets.get(driver);
		if (socket != null) {
			socket.tryEmitNext(message);
		}
	}

	private static String revocation(FakeRide ride, String reason) {
		return """
				{"type":"offer_revoked","offerId":"%s","reason":"%s"}""".formatted(ride.offer, reason);
	}

	private static String message(String type, FakeRide ride) {
		return """
				{"type":"%s","rideId":"%s","state":"%s","reason":null}""".formatted(type, ride.id, ride.state);
	}

	private Optional<FakeRide> rideOf(UUID driver) {
		return this.rides.values()
			.stream()
			.filter((ride) -> driver.equals(ride.driver) && !ride.hasEnded())
			.findFirst();
	}

	private synchronized FakeRide ride(HttpServerRequest request) {
		return Objects.requireNonNull(this.rides.get(UUID.fromString(request.param("id"))));
	}

	private Publisher<Void> answer(HttpServerRequest request, HttpServerResponse response, Answer answer) {
		return response.status(201)
			.sendString(
					request.receive().aggregate().asString().map((body) -> locked(answer, this.json.readTree(body))));
	}

	private synchronized String locked(Answer answer, JsonNode body) {
		return answer.to(body);
	}

	private interface Answer {

		String to(JsonNode body);

	}

}
