package dev.tandem.simulator.client;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * A stream of server-sent events. A thread of its own reads it into a queue.
 *
 * @param <S> the type of its messages
 */
public final class EventStream<S> implements AutoCloseable {

	/** The gateway sends a line at least every 15 s. */
	private static final Duration MAX_SILENCE = Duration.ofSeconds(40);

	private final BlockingQueue<S> signals = new LinkedBlockingQueue<>();

	private final Thread reader;

	private volatile long lastLineAt = System.nanoTime();

	private final Function<ServerSentEventReader.Event, @Nullable S> reading;

	private final Function<String, S> ended;

	private EventStream(GatewayClient client, HttpRequest request,
			Function<ServerSentEventReader.Event, @Nullable S> reading, Function<String, S> ended) {
		this.reading = reading;
		this.ended = ended;
		this.reader = Thread.ofVirtual().unstarted(() -> this.signals.add(ended.apply(read(client, request))));
	}

	/**
	 * Opens a stream.
	 * @param client sends the request
	 * @param request the request for the stream
	 * @param reading parses an event; null for an event to ignore
	 * @param ended creates the last message from the way the stream ended
	 */
	static <S> EventStream<S> open(GatewayClient client, HttpRequest request,
			Function<ServerSentEventReader.Event, @Nullable S> reading, Function<String, S> ended) {
		EventStream<S> stream = new EventStream<>(client, request, reading, ended);
		stream.reader.start();
		return stream;
	}

	/**
	 * Waits for the next message.
	 * @param patience maximum time to wait
	 * @return the message; null when none arrived
	 * @throws InterruptedException when interrupted
	 */
	public @Nullable S next(Duration patience) throws InterruptedException {
		S signal = this.signals.poll(Math.max(0, patience.toNanos()), TimeUnit.NANOSECONDS);
		if (signal == null && System.nanoTime() - this.lastLineAt > MAX_SILENCE.toNanos()) {
			close();
			return this.ended.apply("silent");
		}
		return signal;
	}

	/** Stops reading. */
	@Override
	public void close() {
		this.reader.interrupt();
	}

	private String read(GatewayClient client, HttpRequest request) {
		try {
			return read(client.open(request));
		}
		catch (IOException ex) {
			return "unreachable";
		}
		catch (InterruptedException ex) {
			return "closed";
		}
		catch (JacksonException | IllegalArgumentException | DateTimeException ex) {
			return "unreadable-event";
		}
	}

	private String read(HttpResponse<InputStream> response) throws IOException {
		try (InputStream body = response.body()) {
			if (response.statusCode() == 204) {
				return RideMessage.Ended.OVER;
			}
			if (response.statusCode() != 200) {
				return Json.problemKind(response.statusCode(), new String(body.readAllBytes(), StandardCharsets.UTF_8));
			}
			readEvents(
					new ServerSentEventReader(new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8)),
							() -> this.lastLineAt = System.nanoTime()));
			return "lost";
		}
		catch (IOException ex) {
			return "lost";
		}
	}

	private void readEvents(ServerSentEventReader events) throws IOException {
		ServerSentEventReader.Event event = events.next();
		while (event != null) {
			S signal = this.reading.apply(event);
			if (signal != null) {
				this.signals.add(signal);
			}
			event = events.next();
		}
	}

}
