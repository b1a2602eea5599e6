package dev.tandem.gateway.ridehailing.testing;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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

	/** The opcode of a text frame. */
	public static final int TEXT = 1;

	/** The opcode of a binary frame. */
	public static final int BINARY = 2;

	/** The opcode of a continuation frame. */
	public static final int CONTINUATION = 0;

	/** Returned instead of a close code when the connection ended without one. */
	public static final int CUT = -1;

	private static final Duration BOUND = Duration.ofSeconds(20);

	private static final int CLOSE = 8;

	private static final int PING = 9;

	private static final int PONG = 10;

	private static final byte[] MASK = { 7, 1, 4, 9 };

	private final Socket socket = new Socket();

	private final DataInputStream input;

	private final List<JsonNode> messages = new ArrayList<>();

	private final List<String> faults = new ArrayList<>();

	private final CompletableFuture<Integer> closeCode = new CompletableFuture<>();

	private volatile boolean answering = true;

	private DriverSocket(int port, UUID driverId, int receiveBuffer, byte... early) throws IOException {
		if (receiveBuffer > 0) {
			this.socket.setReceiveBufferSize(receiveBuffer);
		}
		this.socket.setTcpNoDelay(true);
		this.socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
		this.input = new DataInputStream(new BufferedInputStream(this.socket.getInputStream()));
		handshake(driverId, early);
	}

	/**
	 * Opens a driver's socket.
	 * @param gateway where
	 * @param driverId the driver
	 * @return the socket, which has not been welcomed yet
	 */
	public static DriverSocket open(Gateway gateway, UUID driverId) {
		return open(gateway.port(), driverId);
	}

	/**
	 * Opens a driver's socket.
	 * @param port where
	 * @param driverId the driver
	 * @return the socket, which has not been welcomed yet
	 */
	public static DriverSocket open(int port, UUID driverId) {
		try {
			DriverSocket opened = new DriverSocket(port, driverId, 0);
			Thread.ofVirtual().start(opened::receive);
			return opened;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Opens a driver's socket and sends bytes in the same segment as the handshake.
	 * @param gateway the gateway
	 * @param driverId the driver
	 * @param early the bytes after the handshake
	 * @return the socket, which has not been welcomed yet
	 */
	public static DriverSocket openSaying(Gateway gateway, UUID driverId, byte... early) {
		try {
			DriverSocket opened = new DriverSocket(gateway.port(), driverId, 0, early);
			opened.read();
			return opened;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Opens the socket of a driver who reads nothing until {@link #read()}.
	 * @param port the gateway's port
	 * @param driverId the driver
	 * @return the socket
	 */
	public static DriverSocket deaf(int port, UUID driverId) {
		try {
			return new DriverSocket(port, driverId, 4096);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
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
		this.answering = false;
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
		long end = System.nanoTime() + BOUND.toNanos();
		synchronized (this.messages) {
			Optional<JsonNode> found = find(wanted);
			while (found.isEmpty()) {
				waitUntil(end);
				found = find(wanted);
			}
			this.messages.remove(found.get());
			return found.get();
		}
	}

	private Optional<JsonNode> find(Predicate<JsonNode> wanted) {
		if (!this.faults.isEmpty()) {
			throw new AssertionError("messages violate the document: " + this.faults);
		}
		return this.messages.stream().filter(wanted).findFirst();
	}

	private void waitUntil(long end) {
		long millis = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
		if (millis <= 0) {
			throw new AssertionError("no such message arrived, but " + this.messages + ", " + this.closeCode);
		}
		try {
			this.messages.wait(millis);
		}
		catch (InterruptedException ex) {
			throw new AssertionError(ex);
		}
	}

	/**
	 * Returns the received messages that were not awaited.
	 * @return a copy, oldest first
	 */
	public List<JsonNode> messages() {
		synchronized (this.messages) {
			return List.copyOf(this.messages);
		}
	}

	/**
	 * Waits until the gateway has closed the socket.
	 * @return the close code, or {@link #CUT}
	 */
	public int awaitClose() {
		try {
			return this.closeCode.get(BOUND.toSeconds(), TimeUnit.SECONDS);
		}
		catch (InterruptedException | ExecutionException | TimeoutException ex) {
			throw new AssertionError("the socket was not closed", ex);
		}
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
		return frame(TEXT, true, text.getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * Sends a frame.
	 * @param opcode what it is
	 * @param last whether the message ends with it
	 * @param payload what is in it
	 * @return this
	 */
	public DriverSocket frame(int opcode, boolean last, byte... payload) {
		byte[] bytes = encode(opcode, last, payload);
		return raw(bytes, bytes.length);
	}

	/**
	 * Encodes a frame.
	 * @param opcode what it is, perhaps with reserved bits
	 * @param last whether the message ends with it
	 * @param payload what is in it
	 * @return the frame
	 */
	public static byte[] encode(int opcode, boolean last, byte... payload) {
		ByteBuffer bytes = ByteBuffer.allocate(payload.length + 16);
		bytes.put((byte) ((last ? 0x80 : 0) | opcode));
		if (payload.length < 126) {
			bytes.put((byte) (0x80 | payload.length));
		}
		else if (payload.length < 65_536) {
			bytes.put((byte) (0x80 | 126)).putShort((short) payload.length);
		}
		else {
			bytes.put((byte) (0x80 | 127)).putLong(payload.length);
		}
		bytes.put(MASK);
		for (int index = 0; index < payload.length; index++) {
			bytes.put((byte) (payload[index] ^ MASK[index % MASK.length]));
		}
		return Arrays.copyOf(bytes.array(), bytes.position());
	}

	/**
	 * Sends bytes as they are.
	 * @param bytes the bytes
	 * @param length how many of them
	 * @return this
	 */
	public synchronized DriverSocket raw(byte[] bytes, int length) {
		try {
			this.socket.getOutputStream().write(bytes, 0, length);
			return this;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Closes the connection without a close frame. */
	public void vanish() {
		try {
			this.socket.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Sends a close frame if possible, and closes the connection. */
	@Override
	public void close() {
		try {
			if (!this.socket.isClosed() && !this.closeCode.isDone()) {
				frame(CLOSE, true, (byte) (1000 >> 8), (byte) 1000);
			}
		}
		catch (UncheckedIOException ex) {
			// the gateway has closed it already
		}
		vanish();
	}

	private void handshake(UUID driverId, byte... early) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		bytes
			.writeBytes(("GET /api/v1/drivers/" + driverId + "/socket HTTP/1.1\r\nHost: test\r\nConnection: Upgrade\r\n"
					+ "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
					+ "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n")
				.getBytes(StandardCharsets.US_ASCII));
		bytes.writeBytes(early);
		this.socket.getOutputStream().write(bytes.toByteArray());
		String status = line();
		if (!status.startsWith("HTTP/1.1 101")) {
			throw new IOException("The gateway responded " + status);
		}
		while (!line().isEmpty()) {
			// headers
		}
	}

	private String line() throws IOException {
		StringBuilder line = new StringBuilder();
		for (byte read = this.input.readByte(); read != '\n'; read = this.input.readByte()) {
			line.append((char) read);
		}
		return line.toString().stripTrailing();
	}

	private void receive() {
		try {
			while (true) {
				receiveFrame();
			}
		}
		catch (IOException | UncheckedIOException ex) {
			this.closeCode.complete(CUT);
		}
	}

	private void receiveFrame() throws IOException {
		int opcode = this.input.readUnsignedByte() & 0x0F;
		int length = this.input.readUnsignedByte();
		byte[] payload = new byte[(length == 126) ? this.input.readUnsignedShort() : length];
		this.input.readFully(payload);
		if (opcode == TEXT) {
			receiveMessage(RidehailingGateway.JSON.readTree(payload));
		}
		else if (opcode == CLOSE) {
			this.closeCode.complete((payload.length < 2) ? 1005 : ByteBuffer.wrap(payload).getShort() & 0xFFFF);
			frame(CLOSE, true, payload);
		}
		else if (opcode == PING) {
			frame(PONG, true, payload);
		}
	}

	private void receiveMessage(JsonNode message) {
		List<String> faults = AsyncApi.faultsOf(message);
		if (this.answering && "ping".equals(message.path("type").asString())) {
			send("{\"type\":\"pong\"}");
		}
		synchronized (this.messages) {
			this.messages.add(message);
			this.faults.addAll(faults);
			this.messages.notifyAll();
		}
	}

}
