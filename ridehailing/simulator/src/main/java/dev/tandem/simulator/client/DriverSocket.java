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
 * A driver's connection. One thread sends. Received messages go to the inbox; the last
 * one is {@link DriverMessage.Closed}.
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
	 * Sends the driver's position.
	 * @param place the position
	 * @throws InterruptedException when interrupted
	 */
	public void sendPosition(Place place) throws InterruptedException {
		send(DriverMessageCodec.position(place));
	}

	/**
	 * Accepts an offer.
	 * @param offerId the offer
	 * @throws InterruptedException when interrupted
	 */
	public void sendAccept(UUID offerId) throws InterruptedException {
		send(DriverMessageCodec.accept(offerId));
	}

	/**
	 * Declines an offer.
	 * @param offerId the offer
	 * @throws InterruptedException when interrupted
	 */
	public void sendDecline(UUID offerId) throws InterruptedException {
		send(DriverMessageCodec.decline(offerId));
	}

	/**
	 * Reports the progress of the driver's ride.
	 * @param rideId the ride
	 * @param state the new state
	 * @throws InterruptedException when interrupted
	 */
	public void sendProgress(UUID rideId, RideState state) throws InterruptedException {
		send(DriverMessageCodec.progress(rideId, state));
	}

	/**
	 * Responds to a ping.
	 * @throws InterruptedException when interrupted
	 */
	public void sendPong() throws InterruptedException {
		send(DriverMessageCodec.pong());
	}

	/**
	 * Closes the connection normally.
	 * @throws InterruptedException when interrupted
	 */
	public void close() throws InterruptedException {
		if (!this.socket.isOutputClosed()) {
			await(this.socket.sendClose(NORMAL, ""));
		}
	}

	/** Breaks the connection without closing it. */
	public void abort() {
		this.socket.abort();
	}

	/**
	 * A message that cannot be sent is lost with the connection; the inbox receives its
	 * end.
	 */
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
