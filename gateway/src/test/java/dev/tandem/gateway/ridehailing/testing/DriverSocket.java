package dev.tandem.gateway.ridehailing.testing;

import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

import dev.tandem.gateway.platform.testing.Gateway;
import dev.tandem.ridehailing.client.DriverCommand;
import dev.tandem.ridehailing.client.DriverConnection;
import dev.tandem.ridehailing.client.GatewayClient;
import dev.tandem.ridehailing.client.GatewayException;
import dev.tandem.ridehailing.client.RideState;
import tools.jackson.databind.JsonNode;

/**
 * A driver who uses the API's client. They respond to pings unless disabled; every
 * received message is held to the protocol's document. Awaiting a message removes it from
 * the received ones. Thread-safe.
 */
public class DriverSocket implements AutoCloseable {

	/** Returned instead of a close code when the connection ended without one. */
	public static final int CUT = -1;

	private final ReceivedMessages received = new ReceivedMessages();

	private final CompletableFuture<DriverConnection> connection = new CompletableFuture<>();

	private final CompletableFuture<GatewayClient> client = new CompletableFuture<>();

	private volatile boolean respondsToPings = true;

	/** Opens a driver's socket, which has not been welcomed yet. */
	public static DriverSocket open(Gateway gateway, UUID driverId) {
		DriverSocket opened = new DriverSocket();
		GatewayClient client = new GatewayClient(List.of(URI.create("http://127.0.0.1:" + gateway.port())));
		opened.client.complete(client);
		try {
			opened.connection.complete(client.connectDriver(0, driverId, opened::onText, opened::onClose));
			return opened;
		}
		catch (GatewayException | InterruptedException ex) {
			throw new AssertionError(ex);
		}
	}

	/** Opens a driver's socket, waits for the welcome and sends a position. */
	public static DriverSocket online(Gateway gateway, UUID driverId, double lat, double lng) {
		DriverSocket opened = open(gateway, driverId);
		opened.await("welcome");
		return opened.position(lat, lng);
	}

	/** Stops responding to pings. */
	public void ignorePings() {
		this.respondsToPings = false;
	}

	/** Waits for the oldest message of a type that was not taken yet. */
	public JsonNode await(String type) {
		return await((message) -> type.equals(message.path("type").asString()));
	}

	/** Waits for the oldest such message that was not taken yet. */
	public JsonNode await(Predicate<JsonNode> wanted) {
		return this.received.await(wanted);
	}

	/** Returns the received messages that were not awaited, oldest first. */
	public List<JsonNode> messages() {
		return this.received.all();
	}

	/**
	 * Waits until the gateway has closed the socket.
	 * @return the close code, or {@link #CUT}
	 */
	public int awaitClose() {
		return this.received.awaitClose();
	}

	/** Sends a position. */
	public final DriverSocket position(double lat, double lng) {
		return send(new DriverCommand.Position(lat, lng).text());
	}

	/** Accepts an offer that was received. */
	public final DriverSocket accept(JsonNode offer) {
		return send(new DriverCommand.Accept(UUID.fromString(offer.get("offerId").asString())).text());
	}

	/** Declines an offer that was received. */
	public final DriverSocket decline(JsonNode offer) {
		return send(new DriverCommand.Decline(UUID.fromString(offer.get("offerId").asString())).text());
	}

	/** Advances the driver's ride. */
	public final DriverSocket progress(String rideId, String state) {
		return send(new DriverCommand.Progress(UUID.fromString(rideId), RideState.of(state)).text());
	}

	/** Sends any text. */
	public DriverSocket send(String text) {
		return act((connected) -> connected.send(text));
	}

	/** Ends the connection without a close frame. */
	public void disconnect() {
		act(DriverConnection::abort);
		end();
	}

	@Override
	public void close() {
		act(DriverConnection::close);
		end();
	}

	private void end() {
		this.client.join().close();
		onClose(CUT);
	}

	private DriverSocket act(Action action) {
		try {
			action.on(this.connection.join());
			return this;
		}
		catch (InterruptedException ex) {
			throw new AssertionError(ex);
		}
	}

	final boolean isClosed() {
		return this.received.isClosed();
	}

	final void onText(String text) {
		JsonNode message = RidehailingGateway.JSON.readTree(text);
		if (this.respondsToPings && "ping".equals(message.path("type").asString())) {
			send(new DriverCommand.Pong().text());
		}
		this.received.onMessage(message);
	}

	private void onClose(String how) {
		onClose(how.equals("broken") || how.equals("close-1006") ? CUT
				: Integer.parseInt(how.substring("close-".length())));
	}

	final void onClose(int code) {
		this.received.onClose(code);
	}

	/** What is done with the connection. */
	private interface Action {

		void on(DriverConnection connection) throws InterruptedException;

	}

}
