package dev.tandem.simulator.fake;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import dev.tandem.ridehailing.client.DriverCommand;
import dev.tandem.ridehailing.client.DriverMessage;
import dev.tandem.ridehailing.client.Fare;
import dev.tandem.ridehailing.client.Place;
import dev.tandem.ridehailing.client.Quote;
import dev.tandem.ridehailing.client.RideMessage.RideEvent;
import dev.tandem.ridehailing.client.Trip;
import dev.tandem.simulator.city.Cells;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.http.websocket.WebsocketInbound;
import reactor.netty.http.websocket.WebsocketOutbound;
import tools.jackson.databind.json.JsonMapper;

/**
 * The part of a gateway that the simulator needs: in memory, on a free port. It can
 * violate invariants on purpose.
 */
public final class FakeGateway implements AutoCloseable {

	/** A cell that surges. */
	public static final String SURGING_CELL = Cells.of(new Place(40.7580, -73.9855));

	private static final Fare FARE = new Fare(1_250, "USD");

	private static final String SNAPSHOT = """
			event: snapshot
			id: 1
			data: {"cells":[{"cell":"%s","demand":9,"supply":1.0,"surge":2.5}]}

			""".formatted(SURGING_CELL);

	private final JsonMapper json = new JsonMapper();

	private final Map<UUID, Trip> quotes = new HashMap<>();

	private final Map<String, Ride> ridesByKey = new HashMap<>();

	private final Map<UUID, Ride> rides = new ConcurrentHashMap<>();

	/** Notifies a ride's streams of new events. */
	private final Map<UUID, Sinks.Many<Long>> changes = new ConcurrentHashMap<>();

	private final Map<UUID, Connection> drivers = new ConcurrentHashMap<>();

	private final List<reactor.netty.Connection> connections = new ArrayList<>();

	/** Discards what is left to do after the gateway was closed. */
	private final ScheduledExecutorService timer = new ScheduledThreadPoolExecutor(1,
			new ThreadPoolExecutor.DiscardPolicy());

	private final Fault fault;

	private final Dispatch dispatch;

	private final DisposableServer server;

	/** Starts the gateway. */
	public FakeGateway(Fault fault) {
		this.fault = fault;
		this.dispatch = new Dispatch(Clock.systemUTC(),
				(time, action) -> this.timer.schedule(action, time.toMillis(), TimeUnit.MILLISECONDS),
				fault == Fault.TWO_RIDES);
		this.server = HttpServer.create()
			.host("127.0.0.1")
			.port(0)
			.doOnConnection(this::remember)
			.route((routes) -> routes.get("/api/v1/quotes", (in, out) -> out.sendString(Mono.just("{\"items\":[]}")))
				.post("/api/v1/quotes", this::quote)
				.post("/api/v1/rides", this::ride)
				.post("/api/v1/rides/{id}/cancel", this::cancel)
				.get("/api/v1/city/live", this::streamCity)
				.get("/api/v1/rides/{id}/events", this::streamRide)
				.get("/api/v1/drivers/{id}/socket", this::upgrade))
			.bindNow();
	}

	/** The fault to inject. */
	public enum Fault {

		/** No fault. */
		NONE,
		/** The ride costs more than its quote. */
		DEARER,
		/** Each stream lacks an event. */
		GAP,
		/** Drivers with a ride receive offers. */
		TWO_RIDES,
		/** Idempotency keys are ignored. */
		FORGETS_KEYS

	}

	/** Returns the address of the gateway. */
	public URI address() {
		return URI.create("http://127.0.0.1:" + this.server.port());
	}

	/** Breaks every connection, as a crash does. */
	public synchronized void breakConnections() {
		this.connections.forEach(reactor.netty.Connection::dispose);
		this.connections.clear();
	}

	@Override
	public void close() {
		this.server.disposeNow(Duration.ofSeconds(5));
		this.timer.shutdownNow();
	}

	private synchronized void remember(reactor.netty.Connection connection) {
		this.connections.add(connection);
	}

	private Publisher<Void> quote(HttpServerRequest request, HttpServerResponse response) {
		return respond(request, response, Trip.class, (trip) -> {
			Quote quote = new Quote(UUID.randomUUID(), FARE, 1);
			this.quotes.put(quote.id(), trip);
			return quote;
		});
	}

	private Publisher<Void> ride(HttpServerRequest request, HttpServerResponse response) {
		String header = request.requestHeaders().get("Idempotency-Key");
		String key = (this.fault == Fault.FORGETS_KEYS) ? UUID.randomUUID().toString() : header;
		return respond(request, response, RideRequest.class,
				(body) -> this.ridesByKey.computeIfAbsent(key, (unused) -> requested(body.quoteId)).response());
	}

	private Ride requested(UUID quoteId) {
		Fare fare = (this.fault == Fault.DEARER) ? new Fare(FARE.amount() + 1, FARE.currency()) : FARE;
		Sinks.Many<Long> sink = Sinks.many().replay().latest();
		Ride ride = new Ride(quoteId, this.quotes.get(quoteId), fare, (changed) -> sink.tryEmitNext(System.nanoTime()));
		this.changes.put(ride.id, sink);
		this.rides.put(ride.id, ride);
		this.dispatch.request(ride);
		return ride;
	}

	private Publisher<Void> cancel(HttpServerRequest request, HttpServerResponse response) {
		Ride ride = ride(request);
		if (!this.dispatch.cancel(ride)) {
			return response.status(409).sendString(Mono.just("{\"type\":\"/problems/ride-state\"}"));
		}
		return response.sendString(Mono.just(this.json.writeValueAsString(ride.response())));
	}

	private Publisher<Void> streamRide(HttpServerRequest request, HttpServerResponse response) {
		Ride ride = ride(request);
		String last = request.requestHeaders().get("Last-Event-ID", "0");
		int[] sent = { Integer.parseInt(last) };
		if (ride.state.isEnd() && sent[0] == ride.events.size()) {
			return response.status(204).send();
		}
		Flux<String> events = this.changes.get(ride.id)
			.asFlux()
			.concatMapIterable((change) -> newEvents(ride, sent))
			.takeUntil((event) -> ride.state.isEnd() && sent[0] >= ride.events.size());
		return response.sse().sendString(Flux.just("retry: 1000\n\n").concatWith(events), StandardCharsets.UTF_8);
	}

	private Publisher<Void> streamCity(HttpServerRequest request, HttpServerResponse response) {
		return response.sse().sendString(Flux.concat(Flux.just(SNAPSHOT), Flux.never()), StandardCharsets.UTF_8);
	}

	private List<String> newEvents(Ride ride, int[] sent) {
		List<RideEvent> events = this.dispatch.eventsAfter(ride, sent[0]);
		sent[0] += events.size();
		return events.stream()
			.filter((event) -> this.fault != Fault.GAP || event.number() != 2)
			.map((event) -> "event: ride\nid: " + event.id() + "\ndata: " + this.json.writeValueAsString(event)
					+ "\n\n")
			.toList();
	}

	private Publisher<Void> upgrade(HttpServerRequest request, HttpServerResponse response) {
		UUID driver = UUID.fromString(request.param("id"));
		return response.sendWebsocket((in, out) -> connectDriver(driver, in, out));
	}

	private Publisher<Void> connectDriver(UUID driver, WebsocketInbound in, WebsocketOutbound out) {
		Sinks.Many<DriverMessage> socket = Sinks.many().unicast().onBackpressureBuffer();
		Connection connection = this.drivers.computeIfAbsent(driver, Connection::new);
		int session = this.dispatch.connect(connection, socket::tryEmitNext);
		Mono<Void> received = in.receive()
			.asString()
			.doOnNext((text) -> this.dispatch.onCommand(connection, this.json.readValue(text, DriverCommand.class)))
			.then()
			.doFinally((signal) -> this.dispatch.disconnect(connection, session));
		return Mono.firstWithSignal(received,
				out.sendString(socket.asFlux().map(this.json::writeValueAsString)).then());
	}

	private Ride ride(HttpServerRequest request) {
		return this.rides.get(UUID.fromString(request.param("id")));
	}

	private <T> Publisher<Void> respond(HttpServerRequest request, HttpServerResponse response, Class<T> type,
			Function<T, Object> handler) {
		return response.status(201)
			.sendString(request.receive()
				.aggregate()
				.asString()
				.map((body) -> locked(handler, this.json.readValue(body, type))));
	}

	private synchronized <T> String locked(Function<T, Object> handler, T body) {
		return this.json.writeValueAsString(handler.apply(body));
	}

	private record RideRequest(UUID quoteId) {
	}

}
