package dev.tandem.simulator.client;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import dev.tandem.simulator.city.Place;
import org.jspecify.annotations.Nullable;

/**
 * A driver's connection. One thread speaks; what is told goes to the inbox, and
 * {@link DriverMessage.Closed} once at the end.
 */
public final class DriverSocket {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private static final int NORMAL = 1000;

	private final WebSocket socket;

	private DriverSocket(WebSocket socket) {
		this.socket = socket;
	}

	static DriverSocket open(HttpClient http, URI address, BlockingQueue<DriverMessage> inbox)
			throws GatewayException, InterruptedException {
		CompletableFuture<WebSocket> opening = http.newWebSocketBuilder()
			.connectTimeout(TIMEOUT)
			.buildAsync(address, new DriverMessageListener(inbox));
		try {
			return new DriverSocket(opening.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS));
		}
		catch (ExecutionException ex) {
			throw new GatewayException(kind(ex.getCause()), true);
		}
		catch (TimeoutException ex) {
			opening.thenAccept(WebSocket::abort);
			throw new GatewayException("socket-timeout", true);
		}
	}

	private static String kind(@Nullable Throwable cause) {
		return (cause instanceof WebSocketHandshakeException onRefused)
				? "socket-http-" + onRefused.getResponse().statusCode() : "socket-unreachable";
	}

	/**
	 * Tells where he is.
	 * @param place where
	 * @throws InterruptedException when interrupted
	 */
	public void sendPosition(Place place) throws InterruptedException {
		send(DriverMessageCodec.position(place));
	}

	/**
	 * Takes an offer.
	 * @param offerId which
	 * @throws InterruptedException when interrupted
	 */
	public void sendAccept(UUID offerId) throws InterruptedException {
		send(DriverMessageCodec.accept(offerId));
	}

	/**
	 * Says no to an offer.
	 * @param offerId which
	 * @throws InterruptedException when interrupted
	 */
	public void sendDecline(UUID offerId) throws InterruptedException {
		send(DriverMessageCodec.decline(offerId));
	}

	/**
	 * Tells how far his ride is.
	 * @param rideId the ride
	 * @param state what it is now
	 * @throws InterruptedException when interrupted
	 */
	public void sendProgress(UUID rideId, RideState state) throws InterruptedException {
		send(DriverMessageCodec.progress(rideId, state));
	}

	/**
	 * Answers a ping.
	 * @throws InterruptedException when interrupted
	 */
	public void sendPong() throws InterruptedException {
		send(DriverMessageCodec.pong());
	}

	/**
	 * Says goodbye.
	 * @throws InterruptedException when interrupted
	 */
	public void close() throws InterruptedException {
		if (!this.socket.isOutputClosed()) {
			await(this.socket.sendClose(NORMAL, ""));
		}
	}

	/** Is gone without a word. */
	public void abort() {
		this.socket.abort();
	}

	/** What cannot be sent is lost with the socket, whose end the inbox tells. */
	private void send(String text) throws InterruptedException {
		if (!this.socket.isOutputClosed() && !await(this.socket.sendText(text, true))) {
			this.socket.abort();
		}
	}

	private static boolean await(CompletableFuture<WebSocket> sending) throws InterruptedException {
		try {
			sending.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
			return true;
		}
		catch (ExecutionException | TimeoutException ex) {
			return false;
		}
	}

}
