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

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A rider's stream, read by a thread of its own into a queue.
 */
public final class RideStream implements AutoCloseable {

	/** The gateway shows life every 15 s; what is silent for much longer is dead. */
	private static final Duration LONGEST_SILENCE = Duration.ofSeconds(40);

	private final BlockingQueue<StreamSignal> signals = new LinkedBlockingQueue<>();

	private final Thread reader;

	private volatile long heardAt = System.nanoTime();

	private RideStream(GatewayClient client, HttpRequest request) {
		this.reader = Thread.ofVirtual()
			.unstarted(() -> this.signals.add(new StreamSignal.Ended(read(client, request))));
	}

	static RideStream open(GatewayClient client, HttpRequest request) {
		RideStream stream = new RideStream(client, request);
		stream.reader.start();
		return stream;
	}

	/**
	 * Waits for the next signal.
	 * @param patience how long
	 * @return the signal; null when none came
	 * @throws InterruptedException when interrupted
	 */
	public @Nullable StreamSignal next(Duration patience) throws InterruptedException {
		StreamSignal signal = this.signals.poll(Math.max(0, patience.toNanos()), TimeUnit.NANOSECONDS);
		if (signal == null && System.nanoTime() - this.heardAt > LONGEST_SILENCE.toNanos()) {
			close();
			return new StreamSignal.Ended("silent");
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
				return StreamSignal.Ended.OVER;
			}
			if (response.statusCode() != 200) {
				return Json.problemKind(response.statusCode(), new String(body.readAllBytes(), StandardCharsets.UTF_8));
			}
			pump(new ServerSentEvents(new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8)),
					() -> this.heardAt = System.nanoTime()));
			return "lost";
		}
		catch (IOException ex) {
			return "lost";
		}
	}

	private void pump(ServerSentEvents events) throws IOException {
		ServerSentEvents.Event event = events.next();
		while (event != null) {
			StreamSignal signal = signal(event);
			if (signal != null) {
				this.signals.add(signal);
			}
			event = events.next();
		}
	}

	/** The signal of an event; null for one that tells nothing to a rider. */
	static @Nullable StreamSignal signal(ServerSentEvents.Event event) {
		JsonNode data = Json.read(event.data());
		return switch (event.name()) {
			case "ride" -> new RideEvent(String.valueOf(event.id()), Json.uuid(data, "rideId"),
					data.required("number").asInt(), Json.state(data), Json.textOrNull(data, "reason"),
					Json.uuidOrNull(data, "driverId"), Json.instant(data, "at"));
			case "driver" -> data.hasNonNull("lat") ? new StreamSignal.DriverMoved(Json.uuid(data, "driverId"),
					data.required("lat").asDouble(), data.required("lng").asDouble()) : null;
			default -> null;
		};
	}

}
