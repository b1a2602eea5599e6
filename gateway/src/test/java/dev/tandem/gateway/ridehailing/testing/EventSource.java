package dev.tandem.gateway.ridehailing.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
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

import dev.tandem.gateway.platform.testing.Gateway;
import dev.tandem.ridehailing.client.GatewayClient;
import dev.tandem.ridehailing.client.ServerSentEvent;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads a stream by the API's client. It reconnects only when requested, with the last
 * id. Awaiting an event skips all events before it, and fails when any violates the
 * document. Thread-safe.
 */
public final class EventSource implements AutoCloseable {

	private static final Duration BOUND = Duration.ofSeconds(20);

	/** Delay between two attempts to reconnect. */
	private static final Duration RECONNECT_DELAY = Duration.ofMillis(50);

	private static final int NO_CONTENT = 204;

	private final GatewayClient client;

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
		this.client = new GatewayClient(List.of(URI.create("http://127.0.0.1:" + gateway.port())));
		this.path = path;
		this.lastEventId = lastEventId;
		this.reconnects = reconnects;
		InputStream body = connect().orElseThrow(() -> new AssertionError("there is nothing to read"));
		Thread.ofVirtual().start(() -> readAll(body));
	}

	/** Opens a stream once. */
	public static EventSource open(Gateway gateway, String path) {
		return new EventSource(gateway, path, null, false);
	}

	/** Opens a stream once, after an event. */
	public static EventSource resume(Gateway gateway, String path, String lastEventId) {
		return new EventSource(gateway, path, lastEventId, false);
	}

	/** Opens a stream and reconnects whenever it ends. */
	public static EventSource reconnecting(Gateway gateway, String path) {
		return new EventSource(gateway, path, null, true);
	}

	/** Waits for the next event of a name. */
	public Event await(String name) {
		return await(name, (data) -> true);
	}

	/** Waits for the next event of a name with such data. */
	public Event await(String name, Predicate<JsonNode> wanted) {
		return Awaitility.await("event " + name)
			.atMost(BOUND)
			.until(() -> this.events.take((event) -> event.name().equals(name) && wanted.test(event.data())),
					Optional::isPresent)
			.orElseThrow();
	}

	/** Returns all received events of a name, awaited or not, oldest first. */
	public List<Event> all(String name) {
		return this.events.all(name);
	}

	/** Returns all received comments, oldest first. */
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

	/** Returns a header of the last response; null when it is missing. */
	public @Nullable String header(String name) {
		return this.headers.firstValue(name).orElse(null);
	}

	/** Returns the delay before a reconnect in milliseconds; null before it was sent. */
	public @Nullable String retry() {
		return this.retry;
	}

	@Override
	public void close() {
		this.closed = true;
		this.client.close();
	}

	/** Returns the body; empty when the gateway responds 204. */
	private Optional<InputStream> connect() {
		try {
			HttpResponse<InputStream> response = this.client.stream(0, this.path, this.lastEventId);
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

	/** Reads a body to its end; whether it was complete. */
	private boolean read(InputStream body) {
		try (BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
			ServerSentEvent event = ServerSentEvent.read(lines, this::onLine);
			while (event != null) {
				onEvent(new Event(event.name(), event.id(), RidehailingGateway.JSON.readTree(event.data())));
				event = ServerSentEvent.read(lines, this::onLine);
			}
			return true;
		}
		catch (IOException ex) {
			return false;
		}
	}

	private void onLine(String line) {
		if (line.startsWith(":")) {
			this.comments.add(line.substring(1).stripLeading());
		}
		else if (line.startsWith("retry:")) {
			this.retry = line.substring("retry:".length()).stripLeading();
		}
	}

	private void onEvent(Event event) {
		if (event.id() != null) {
			this.lastEventId = event.id();
		}
		this.events.add(event, AsyncApi.faultsOf(this.path, event));
	}

}
