package dev.tandem.gateway.ridehailing.testing;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * A plain socket after a WebSocket handshake. Writing is thread-safe; one thread reads.
 */
final class WebSocketConnection {

	private final Socket socket = new Socket();

	private final DataInputStream input;

	/**
	 * Connects and shakes hands.
	 * @param receiveBuffer bytes that the operating system receives unread; 0 for its
	 * default
	 */
	WebSocketConnection(int port, String path, int receiveBuffer, byte... early) {
		try {
			if (receiveBuffer > 0) {
				this.socket.setReceiveBufferSize(receiveBuffer);
			}
			this.socket.setTcpNoDelay(true);
			this.socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
			this.input = new DataInputStream(new BufferedInputStream(this.socket.getInputStream()));
			handshake(path, early);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void handshake(String path, byte... early) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		bytes.writeBytes(("GET " + path + " HTTP/1.1\r\nHost: test\r\nConnection: Upgrade\r\n"
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

	WebSocketFrame read() throws IOException {
		return WebSocketFrame.read(this.input);
	}

	synchronized void write(byte[] bytes, int length) {
		try {
			this.socket.getOutputStream().write(bytes, 0, length);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	boolean isClosed() {
		return this.socket.isClosed();
	}

	/** Closes the socket without a close frame. */
	void close() {
		try {
			this.socket.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
