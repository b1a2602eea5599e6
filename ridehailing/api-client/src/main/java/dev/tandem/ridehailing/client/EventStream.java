package dev.tandem.ridehailing.client;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * A stream of server-sent events. A thread of its own reads it into a queue, whose last
 * message is how the stream ended.
 *
 * @param <S> the type of its messages
 */
public final class EventStream<S> implements AutoCloseable {

	/** The gateway sends a line at least every 15 s. */
	private static final Duration MAX_SILENCE = Duration.ofSeconds(40);

	private static final int NO_CONTENT = 204;

	private final BlockingQueue<S> messages = new LinkedBlockingQueue<>();

	private final Function<ServerSentEvent, @Nullable S> parser;

	private final Function<String, S> ended;

	private final Thread reader;

	private volatile long lastLineAt = System.nanoTime();

	/**
	 * Opens a stream.
	 * @param parser parses an event; null for an event to ignore
	 * @param ended creates the last message from the way the stream ended
	 */
	EventStream(Source source, Function<ServerSentEvent, @Nullable S> parser, Function<String, S> ended) {
		this.parser = parser;
		this.ended = ended;
		this.reader = Thread.ofVirtual().start(() -> this.messages.add(ended.apply(read(source))));
	}

	/** Waits for the next message; null when none arrived in time. */
	public @Nullable S next(Duration timeout) throws InterruptedException {
		S message = this.messages.poll(Math.max(0, timeout.toNanos()), TimeUnit.NANOSECONDS);
		if (message == null && System.nanoTime() - this.lastLineAt > MAX_SILENCE.toNanos()) {
			close();
			return this.ended.apply("silent");
		}
		return message;
	}

	@Override
	public void close() {
		this.reader.interrupt();
	}

	private String read(Source source) {
		try {
			return read(source.open());
		}
		catch (IOException ex) {
			return "unreachable";
		}
		catch (InterruptedException ex) {
			return "closed";
		}
		catch (JacksonException ex) {
			return "unreadable-event";
		}
	}

	private String read(HttpResponse<InputStream> response) {
		try (InputStream body = response.body()) {
			if (response.statusCode() == NO_CONTENT) {
				return RideMessage.Ended.OVER;
			}
			if (response.statusCode() != 200) {
				return Problem.kind(response.statusCode(), new String(body.readAllBytes(), StandardCharsets.UTF_8));
			}
			readEvents(new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8)));
			return "lost";
		}
		catch (IOException ex) {
			return "lost";
		}
	}

	private void readEvents(BufferedReader lines) throws IOException {
		ServerSentEvent event = ServerSentEvent.read(lines, this::onLine);
		while (event != null) {
			S message = this.parser.apply(event);
			if (message != null) {
				this.messages.add(message);
			}
			event = ServerSentEvent.read(lines, this::onLine);
		}
	}

	private void onLine(String line) {
		this.lastLineAt = System.nanoTime();
	}

	interface Source {

		HttpResponse<InputStream> open() throws IOException, InterruptedException;

	}

}
