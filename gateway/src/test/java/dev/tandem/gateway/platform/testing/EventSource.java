package dev.tandem.gateway.platform.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A client of server-sent events that parses them as a browser does, and validates each.
 * It reconnects only when requested, with the last id. Awaiting an event skips all events
 * before it. Thread-safe.
 */
public final class EventSource implements AutoCloseable {

	private static final Duration BOUND = Duration.ofSeconds(20);

	/** Delay between two attempts to reconnect. */
	private static final Duration RECONNECT_DELAY = Duration.ofMillis(50);

	private static final int NO_CONTENT = 204;

	private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final Gateway gateway;

	private final String path;

	private final boolean reconnects;

	private final ReceivedEvents events = new ReceivedEvents();

	private final List<String> comments = new CopyOnWriteArrayList<>();

	private final CompletableFuture<Boolean> end = new CompletableFuture<>();

	private volatile @Nullable String lastEventId;

	private volatile @Nullable String retry;

	private volatile int connections;

	private volatile HttpHeaders headers;

	private volatile boolean closed;

	private EventSource(Gateway gateway, String path, @Nullable String lastEventId, boolean reconnects) {
		this.gateway = gateway;
		this.path = path;
		this.lastEventId = lastEventId;
		this.reconnects = reconnects;
		InputStream body = connect().orElseThrow(() -> new AssertionError("there is nothing to read"));
		Thread.ofVirtual().start(() -> readAll(body));
	}

	/**
	 * Opens a stream once.
	 * @param gateway where
	 * @param path the address
	 * @return the stream
	 */
	public static EventSource open(Gateway gateway, String path) {
		return new EventSource(gateway, path, null, false);
	}

	/**
	 * Opens a stream after an event.
	 * @param gateway the gateway
	 * @param path the path
	 * @param lastEventId the id of the event
	 * @return the stream
	 */
	public static EventSource resume(Gateway gateway, String path, String lastEventId) {
		return new EventSource(gateway, path, lastEventId, false);
	}

	/**
	 * Opens a stream and reconnects whenever it ends.
	 * @param gateway the gateway
	 * @param path the path
	 * @return the stream
	 */
	public static EventSource reconnecting(Gateway gateway, String path) {
		return new EventSource(gateway, path, null, true);
	}

	/**
	 * Waits for an event.
	 * @param name its name
	 * @return the next such event that was not taken yet
	 */
	public Event await(String name) {
		return await(name, (data) -> true);
	}

	/**
	 * Waits for an event.
	 * @param name its name
	 * @param wanted matches its data
	 * @return the next such event that was not taken yet
	 */
	public Event await(String name, Predicate<JsonNode> wanted) {
		return Awaitility.await("event " + name)
			.atMost(BOUND)
			.until(() -> this.events.take((event) -> event.name().equals(name) && wanted.test(event.data())),
					Optional::isPresent)
			.orElseThrow();
	}

	/**
	 * Returns all received events of a name, awaited or not.
	 * @param name the name
	 * @return a copy, oldest first
	 */
	public List<Event> all(String name) {
		return this.events.all(name);
	}

	/**
	 * Returns all received comments.
	 * @return a copy, oldest first
	 */
	public List<String> comments() {
		return List.copyOf(this.comments);
	}

	/**
	 * Waits for the stream's end.
	 * @return whether the response was complete; false when the connection was lost
	 */
	public boolean awaitEnd() {
		try {
			return this.end.get(BOUND.toSeconds(), TimeUnit.SECONDS);
		}
		catch (InterruptedException | ExecutionException | TimeoutException ex) {
			throw new AssertionError("the stream has not ended", ex);
		}
	}

	/** The number of connections so far. */
	public int connections() {
		return this.connections;
	}

	/**
	 * Returns a header of the last response.
	 * @param name its name
	 * @return its value; null when it is missing
	 */
	public @Nullable String header(String name) {
		return this.headers.firstValue(name).orElse(null);
	}

	/**
	 * Returns the delay before a reconnect, in milliseconds.
	 * @return the value that the stream sent; null before it did
	 */
	public @Nullable String retry() {
		return this.retry;
	}

	@Override
	public void close() {
		this.closed = true;
		this.client.shutdownNow();
	}

	/** Returns the body; empty when the gateway responds 204. */
	private Optional<InputStream> connect() {
		try {
			HttpRequest.Builder request = HttpRequest
				.newBuilder(URI.create("http://127.0.0.1:" + this.gateway.port() + this.path))
				.header("Accept", "text/event-stream");
			if (this.lastEventId != null) {
				request.header("Last-Event-ID", this.lastEventId);
			}
			HttpResponse<InputStream> response = this.client.send(request.build(),
					HttpResponse.BodyHandlers.ofInputStream());
			if (response.statusCode() == NO_CONTENT) {
				return Optional.empty();
			}
			if (response.statusCode() != 200) {
				throw new IOException("The gateway responded " + response.statusCode());
			}
			this.headers = response.headers();
			this.connections++;
			return Optional.of(response.body());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new AssertionError(ex);
		}
	}

	private void readAll(InputStream first) {
		boolean complete = read(first);
		while (this.reconnects && !this.closed) {
			try {
				Optional<InputStream> next = connect();
				if (next.isEmpty()) {
					break;
				}
				complete = read(next.get());
			}
			catch (UncheckedIOException ex) {
				complete = false;
				LockSupport.parkNanos(RECONNECT_DELAY.toNanos());
			}
		}
		this.end.complete(complete);
	}

	private boolean read(InputStream body) {
		return new EventStreamParser(this::onEvent, this.comments::add, (delay) -> this.retry = delay).parse(body);
	}

	private void onEvent(Event event) {
		if (event.id() != null) {
			this.lastEventId = event.id();
		}
		this.events.add(event, this.gateway.faultsOf(this.path, event));
	}

}
