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
 * {@link DriverSignal.Closed} once at the end.
 */
public final class DriverSocket {

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private static final int NORMAL = 1000;

	private final WebSocket socket;

	private DriverSocket(WebSocket socket) {
		this.socket = socket;
	}

	static DriverSocket open(HttpClient http, URI address, BlockingQueue<DriverSignal> inbox)
			throws GatewayFailure, InterruptedException {
		CompletableFuture<WebSocket> opening = http.newWebSocketBuilder()
			.connectTimeout(PATIENCE)
			.buildAsync(address, new DriverInbox(inbox));
		try {
			return new DriverSocket(opening.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
		}
		catch (ExecutionException ex) {
			throw new GatewayFailure(kind(ex.getCause()), true);
		}
		catch (TimeoutException ex) {
			opening.thenAccept(WebSocket::abort);
			throw new GatewayFailure("socket-timeout", true);
		}
	}

	private static String kind(@Nullable Throwable cause) {
		return (cause instanceof WebSocketHandshakeException refused)
				? "socket-http-" + refused.getResponse().statusCode() : "socket-unreachable";
	}

	/**
	 * Tells where he is.
	 * @param place where
	 * @throws InterruptedException when interrupted
	 */
	public void position(Place place) throws InterruptedException {
		send(DriverMessages.position(place));
	}

	/**
	 * Takes an offer.
	 * @param offerId which
	 * @throws InterruptedException when interrupted
	 */
	public void accept(UUID offerId) throws InterruptedException {
		send(DriverMessages.accept(offerId));
	}

	/**
	 * Says no to an offer.
	 * @param offerId which
	 * @throws InterruptedException when interrupted
	 */
	public void decline(UUID offerId) throws InterruptedException {
		send(DriverMessages.decline(offerId));
	}

	/**
	 * Tells how far his ride is.
	 * @param rideId the ride
	 * @param state what it is now
	 * @throws InterruptedException when interrupted
	 */
	public void progress(UUID rideId, RideState state) throws InterruptedException {
		send(DriverMessages.progress(rideId, state));
	}

	/**
	 * Answers a ping.
	 * @throws InterruptedException when interrupted
	 */
	public void pong() throws InterruptedException {
		send(DriverMessages.pong());
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
	public void vanish() {
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
			sending.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
			return true;
		}
		catch (ExecutionException | TimeoutException ex) {
			return false;
		}
	}

}
