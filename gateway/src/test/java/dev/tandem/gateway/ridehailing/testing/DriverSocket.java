package dev.tandem.gateway.ridehailing.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

import dev.tandem.gateway.platform.testing.Gateway;
import tools.jackson.databind.JsonNode;

/**
 * The client side of a driver's WebSocket. It writes frames to a plain socket, so that
 * tests can also send what no client library would. It responds to pings unless disabled,
 * and validates every received message against the protocol's document. Awaiting a
 * message removes it from the received ones. Thread-safe.
 */
public final class DriverSocket implements AutoCloseable {

	/** Returned instead of a close code when the connection ended without one. */
	public static final int CUT = -1;

	private final WebSocketConnection connection;

	private final ReceivedMessages received = new ReceivedMessages();

	private volatile boolean respondsToPings = true;

	private DriverSocket(Gateway gateway, UUID driverId, int receiveBuffer, byte... early) {
		this.connection = new WebSocketConnection(gateway.port(), "/api/v1/drivers/" + driverId + "/socket",
				receiveBuffer, early);
	}

	/**
	 * Opens a driver's socket.
	 * @param gateway where
	 * @param driverId the driver
	 * @return the socket, which has not been welcomed yet
	 */
	public static DriverSocket open(Gateway gateway, UUID driverId) {
		return openAndSend(gateway, driverId);
	}

	/**
	 * Opens a driver's socket and sends bytes in the same segment as the handshake.
	 * @param gateway the gateway
	 * @param driverId the driver
	 * @param early the bytes after the handshake
	 * @return the socket, which has not been welcomed yet
	 */
	public static DriverSocket openAndSend(Gateway gateway, UUID driverId, byte... early) {
		DriverSocket opened = new DriverSocket(gateway, driverId, 0, early);
		opened.read();
		return opened;
	}

	/**
	 * Opens the socket of a driver who reads nothing until {@link #read()}.
	 * @param gateway the gateway
	 * @param driverId the driver
	 * @return the socket
	 */
	public static DriverSocket openWithoutReading(Gateway gateway, UUID driverId) {
		return new DriverSocket(gateway, driverId, 4096);
	}

	/**
	 * Opens a driver's socket and sends a position.
	 * @param gateway the gateway
	 * @param driverId the driver
	 * @param lat degrees north
	 * @param lng degrees east
	 * @return the socket, welcomed
	 */
	public static DriverSocket online(Gateway gateway, UUID driverId, double lat, double lng) {
		DriverSocket opened = open(gateway, driverId);
		opened.await("welcome");
		return opened.position(lat, lng);
	}

	/** Starts to read. */
	public void read() {
		Thread.ofVirtual().start(this::receive);
	}

	/** Stops responding to pings. */
	public void ignorePings() {
		this.respondsToPings = false;
	}

	/**
	 * Waits for a message.
	 * @param type its type
	 * @return the oldest such message that was not taken yet
	 */
	public JsonNode await(String type) {
		return await((message) -> type.equals(message.path("type").asString()));
	}

	/**
	 * Waits for a message.
	 * @param wanted matches the message
	 * @return the oldest such message that was not taken yet
	 */
	public JsonNode await(Predicate<JsonNode> wanted) {
		return this.received.await(wanted);
	}

	/**
	 * Returns the received messages that were not awaited.
	 * @return a copy, oldest first
	 */
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

	/**
	 * Sends a position.
	 * @param lat degrees north
	 * @param lng degrees east
	 * @return this
	 */
	public DriverSocket position(double lat, double lng) {
		return send("{\"type\":\"position\",\"lat\":" + lat + ",\"lng\":" + lng + "}");
	}

	/**
	 * Accepts an offer.
	 * @param offer the message
	 * @return this
	 */
	public DriverSocket accept(JsonNode offer) {
		return send("{\"type\":\"accept\",\"offerId\":\"" + offer.get("offerId").asString() + "\"}");
	}

	/**
	 * Declines an offer.
	 * @param offer the message
	 * @return this
	 */
	public DriverSocket decline(JsonNode offer) {
		return send("{\"type\":\"decline\",\"offerId\":\"" + offer.get("offerId").asString() + "\"}");
	}

	/**
	 * Advances the driver's ride.
	 * @param rideId the ride
	 * @param state the state
	 * @return this
	 */
	public DriverSocket progress(String rideId, String state) {
		return send("{\"type\":\"progress\",\"rideId\":\"" + rideId + "\",\"state\":\"" + state + "\"}");
	}

	/**
	 * Sends a text.
	 * @param text in one frame
	 * @return this
	 */
	public DriverSocket send(String text) {
		return frame(WebSocketFrame.TEXT, true, text.getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * Sends a frame.
	 * @param opcode what it is
	 * @param last whether the message ends with it
	 * @param payload what is in it
	 * @return this
	 */
	public DriverSocket frame(int opcode, boolean last, byte... payload) {
		byte[] bytes = WebSocketFrame.encode(opcode, last, payload);
		return raw(bytes, bytes.length);
	}

	/**
	 * Sends bytes as they are.
	 * @param bytes the bytes
	 * @param length how many of them
	 * @return this
	 */
	public DriverSocket raw(byte[] bytes, int length) {
		this.connection.write(bytes, length);
		return this;
	}

	/** Closes the connection without a close frame. */
	public void disconnect() {
		this.connection.close();
	}

	/** Sends a close frame if possible, and closes the connection. */
	@Override
	public void close() {
		try {
			if (!this.connection.isClosed() && !this.received.isClosed()) {
				frame(WebSocketFrame.CLOSE, true, (byte) (1000 >> 8), (byte) 1000);
			}
		}
		catch (UncheckedIOException ex) {
			// the gateway has closed it already
		}
		disconnect();
	}

	private void receive() {
		try {
			while (true) {
				onFrame(this.connection.read());
			}
		}
		catch (IOException | UncheckedIOException ex) {
			this.received.onClose(CUT);
		}
	}

	private void onFrame(WebSocketFrame frame) {
		switch (frame.opcode()) {
			case WebSocketFrame.TEXT -> onMessage(RidehailingGateway.JSON.readTree(frame.payload()));
			case WebSocketFrame.PING -> frame(WebSocketFrame.PONG, true, frame.payload());
			case WebSocketFrame.CLOSE -> {
				this.received.onClose(frame.closeCode());
				frame(WebSocketFrame.CLOSE, true, frame.payload());
			}
			default -> {
				// the gateway sends no other frame
			}
		}
	}

	private void onMessage(JsonNode message) {
		if (this.respondsToPings && "ping".equals(message.path("type").asString())) {
			send("{\"type\":\"pong\"}");
		}
		this.received.onMessage(message);
	}

}
