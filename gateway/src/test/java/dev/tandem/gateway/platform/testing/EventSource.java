package dev.tandem.gateway.platform.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A client of a stream of server-sent events, which reads them as a browser does. It
 * comes back only if it is told to, with the last id; whoever awaits an event takes it
 * and those before it out of what came.
 */
public final class EventSource implements AutoCloseable {

	private static final Duration BOUND = Duration.ofSeconds(20);

	/** Between two attempts of one who comes back. */
	private static final Duration PAUSE = Duration.ofMillis(50);

	private static final int NO_CONTENT = 204;

	private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final String address;

	private final boolean comesBack;

	private final List<Event> events = new ArrayList<>();

	private final List<String> comments = new ArrayList<>();

	private final CompletableFuture<Boolean> end = new CompletableFuture<>();

	private volatile @Nullable String lastEventId;

	private volatile @Nullable String retry;

	private volatile int connections;

	private volatile HttpHeaders headers;

	private volatile boolean closed;

	private int taken;

	private EventSource(Gateway gateway, String path, @Nullable String lastEventId, boolean comesBack) {
		this.address = "http://127.0.0.1:" + gateway.port() + path;
		this.lastEventId = lastEventId;
		this.comesBack = comesBack;
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
	 * Opens a stream where another one was left.
	 * @param gateway where
	 * @param path the address
	 * @param lastEventId the last event that is known
	 * @return the stream
	 */
	public static EventSource resume(Gateway gateway, String path, String lastEventId) {
		return new EventSource(gateway, path, lastEventId, false);
	}

	/**
	 * Opens a stream, and again whenever it ends.
	 * @param gateway where
	 * @param path the address
	 * @return the stream
	 */
	public static EventSource faithful(Gateway gateway, String path) {
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
	 * @param wanted what its data must be like
	 * @return the next such event that was not taken yet
	 */
	public Event await(String name, Predicate<JsonNode> wanted) {
		return Awaitility.await("event " + name)
			.atMost(BOUND)
			.until(() -> take((event) -> event.name().equals(name) && wanted.test(event.data())), Optional::isPresent)
			.orElseThrow();
	}

	private synchronized Optional<Event> take(Predicate<Event> wanted) {
		for (int index = this.taken; index < this.events.size(); index++) {
			Event event = this.events.get(index);
			if (wanted.test(event)) {
				this.taken = index + 1;
				return Optional.of(event);
			}
		}
		return Optional.empty();
	}

	/**
	 * All events of a name that came, taken or not.
	 * @param name the name
	 * @return a copy, the oldest first
	 */
	public synchronized List<Event> all(String name) {
		return this.events.stream().filter((event) -> event.name().equals(name)).toList();
	}

	/**
	 * All comments that came.
	 * @return a copy, the oldest first
	 */
	public synchronized List<String> comments() {
		return List.copyOf(this.comments);
	}

	/**
	 * Waits for the stream's end.
	 * @return whether it ended as it should: otherwise it broke off
	 */
	public boolean awaitEnd() {
		try {
			return this.end.get(BOUND.toSeconds(), TimeUnit.SECONDS);
		}
		catch (InterruptedException | ExecutionException | TimeoutException ex) {
			throw new AssertionError("the stream has not ended", ex);
		}
	}

	/** How often it has been opened. */
	public int connections() {
		return this.connections;
	}

	/**
	 * A header of the last answer.
	 * @param name its name
	 * @return its value; null where there is none
	 */
	public @Nullable String header(String name) {
		return this.headers.firstValue(name).orElse(null);
	}

	/**
	 * After how many milliseconds to come back.
	 * @return as the stream said; null while it has not
	 */
	public @Nullable String retry() {
		return this.retry;
	}

	@Override
	public void close() {
		this.closed = true;
		this.client.shutdownNow();
	}

	/** The body; empty when the gateway says that there is no more. */
	private Optional<InputStream> connect() {
		try {
			HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(this.address))
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
				throw new IOException("The gateway answered " + response.statusCode());
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
		while (this.comesBack && !this.closed) {
			try {
				Optional<InputStream> next = connect();
				if (next.isEmpty()) {
					break;
				}
				complete = read(next.get());
			}
			catch (UncheckedIOException ex) {
				complete = false;
				LockSupport.parkNanos(PAUSE.toNanos());
			}
		}
		this.end.complete(complete);
	}

	/** What has no empty line after it is no event. */
	private boolean read(InputStream body) {
		try (BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
			Draft draft = new Draft();
			for (String line = lines.readLine(); line != null; line = lines.readLine()) {
				if (line.isEmpty()) {
					dispatch(draft);
					draft = new Draft();
				}
				else {
					take(line, draft);
				}
			}
			return true;
		}
		catch (IOException ex) {
			return false;
		}
	}

	private synchronized void take(String line, Draft draft) {
		int colon = line.indexOf(':');
		String value = line.substring(colon + 1).stripLeading();
		switch (line.substring(0, colon)) {
			case "" -> this.comments.add(value);
			case "retry" -> this.retry = value;
			case "event" -> draft.name = value;
			case "id" -> draft.id = value;
			case "data" -> draft.data.append(value);
			default -> throw new AssertionError("no line of an event: " + line);
		}
	}

	private synchronized void dispatch(Draft draft) {
		if (draft.name == null) {
			return;
		}
		if (draft.id != null) {
			this.lastEventId = draft.id;
		}
		this.events.add(new Event(draft.name, draft.id, RunningGateway.JSON.readTree(draft.data.toString())));
	}

	/** Of an event, what has come. */
	private static final class Draft {

		private @Nullable String name;

		private @Nullable String id;

		private final StringBuilder data = new StringBuilder();

	}

	/**
	 * An event.
	 *
	 * @param name its name
	 * @param id its id; null where it has none
	 * @param data its data, read
	 */
	public record Event(String name, @Nullable String id, JsonNode data) {

		/**
		 * A text of its data.
		 * @param field which
		 * @return null where it is null
		 */
		public @Nullable String text(String field) {
			return this.data.get(field).isNull() ? null : this.data.get(field).asString();
		}

	}

}
