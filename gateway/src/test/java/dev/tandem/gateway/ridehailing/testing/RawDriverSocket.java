package dev.tandem.gateway.ridehailing.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

import dev.tandem.gateway.platform.testing.Gateway;

/**
 * A driver who sends frames and bytes that no client library would, and may read nothing.
 */
public final class RawDriverSocket extends DriverSocket {

	private final WebSocketConnection connection;

	private RawDriverSocket(Gateway gateway, UUID driverId, int receiveBuffer, byte... early) {
		this.connection = new WebSocketConnection(gateway.port(), "/api/v1/drivers/" + driverId + "/socket",
				receiveBuffer, early);
	}

	/** Opens a socket, perhaps with bytes in the same segment as the handshake. */
	public static RawDriverSocket connect(Gateway gateway, UUID driverId, byte... early) {
		RawDriverSocket opened = new RawDriverSocket(gateway, driverId, 0, early);
		opened.read();
		return opened;
	}

	/** Opens the socket of a driver who reads nothing until {@link #read()}. */
	public static RawDriverSocket openWithoutReading(Gateway gateway, UUID driverId) {
		return new RawDriverSocket(gateway, driverId, 4096);
	}

	/** Starts to read. */
	public void read() {
		Thread.ofVirtual().start(this::receive);
	}

	@Override
	public RawDriverSocket send(String text) {
		return frame(WebSocketFrame.TEXT, true, text.getBytes(StandardCharsets.UTF_8));
	}

	/** Sends a frame. */
	public RawDriverSocket frame(int opcode, boolean last, byte... payload) {
		byte[] bytes = WebSocketFrame.encode(opcode, last, payload);
		return raw(bytes, bytes.length);
	}

	/** Sends bytes as they are. */
	public RawDriverSocket raw(byte[] bytes, int length) {
		this.connection.write(bytes, length);
		return this;
	}

	@Override
	public void disconnect() {
		this.connection.close();
	}

	/** Sends a close frame if possible, and closes the connection. */
	@Override
	public void close() {
		try {
			if (!this.connection.isClosed() && !isClosed()) {
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
			onClose(CUT);
		}
	}

	private void onFrame(WebSocketFrame frame) {
		switch (frame.opcode()) {
			case WebSocketFrame.TEXT -> onText(new String(frame.payload(), StandardCharsets.UTF_8));
			case WebSocketFrame.PING -> frame(WebSocketFrame.PONG, true, frame.payload());
			case WebSocketFrame.CLOSE -> {
				onClose(frame.closeCode());
				frame(WebSocketFrame.CLOSE, true, frame.payload());
			}
			default -> {
				// the gateway sends no other frame
			}
		}
	}

}
