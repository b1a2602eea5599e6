package dev.tandem.ridehailing.client;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/** A driver's connection. One thread sends. */
public final class DriverConnection {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private static final int NORMAL = 1000;

	private final WebSocket socket;

	private DriverConnection(WebSocket socket) {
		this.socket = socket;
	}

	static DriverConnection open(HttpClient http, URI address, Consumer<String> onText, Consumer<String> onClosed)
			throws GatewayException, InterruptedException {
		CompletableFuture<WebSocket> opening = http.newWebSocketBuilder()
			.connectTimeout(TIMEOUT)
			.buildAsync(address, new Listener(onText, onClosed));
		try {
			return new DriverConnection(opening.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS));
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
		return (cause instanceof WebSocketHandshakeException refused)
				? "socket-http-" + refused.getResponse().statusCode() : "socket-unreachable";
	}

	/** Sends a message; see {@link #send(String)}. */
	public void send(DriverCommand command) throws InterruptedException {
		send(command.text());
	}

	/**
	 * Sends a text. One that cannot be sent is lost with the connection, whose end the
	 * receiver is told.
	 * @param text a message as JSON
	 */
	public void send(String text) throws InterruptedException {
		if (!this.socket.isOutputClosed() && !await(this.socket.sendText(text, true))) {
			this.socket.abort();
		}
	}

	/** Closes the connection normally. */
	public void close() throws InterruptedException {
		if (!this.socket.isOutputClosed()) {
			await(this.socket.sendClose(NORMAL, ""));
		}
	}

	/** Breaks the connection without closing it. */
	public void abort() {
		this.socket.abort();
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

	/** Passes on whole texts of a socket, and how it was closed. */
	private static final class Listener implements WebSocket.Listener {

		private final Consumer<String> onText;

		private final Consumer<String> onClosed;

		private final StringBuilder text = new StringBuilder();

		Listener(Consumer<String> onText, Consumer<String> onClosed) {
			this.onText = onText;
			this.onClosed = onClosed;
		}

		@Override
		public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
			this.text.append(data);
			if (last) {
				this.onText.accept(this.text.toString());
				this.text.setLength(0);
			}
			socket.request(1);
			return null;
		}

		@Override
		public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
			this.onClosed.accept("close-" + code);
			return null;
		}

		@Override
		public void onError(WebSocket socket, Throwable error) {
			this.onClosed.accept("broken");
		}

	}

}
