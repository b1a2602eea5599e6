package dev.tandem.gateway.platform.testing;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** An HTTP connection on which a test sends bytes that no client library would send. */
public final class RawHttp implements Closeable {

	private static final int TIMEOUT_MILLIS = 20_000;

	private final Socket socket;

	private final InputStream input;

	public RawHttp(int port) throws IOException {
		this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
		this.socket.setSoTimeout(TIMEOUT_MILLIS);
		this.input = new BufferedInputStream(this.socket.getInputStream());
	}

	/** Sends text as it is, each character a byte. */
	public RawHttp send(String text) throws IOException {
		this.socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
		return this;
	}

	/** Sends a whole request with JSON. */
	public RawHttp post(String path, String body) throws IOException {
		return send("POST " + path + " HTTP/1.1\r\nHost: test\r\nContent-Type: application/json\r\nContent-Length: "
				+ body.length() + "\r\n\r\n" + body);
	}

	/** Reads the next response to its end. */
	public Response receive() throws IOException {
		Response head = receiveHead();
		int length = Integer.parseInt(head.headers().getOrDefault("Content-Length", "0"));
		return new Response(head.status(), head.headers(),
				new String(this.input.readNBytes(length), StandardCharsets.UTF_8));
	}

	/**
	 * Reads the next response up to its body.
	 * @return the response without its body
	 */
	public Response receiveHead() throws IOException {
		int status = Integer.parseInt(line().split(" ")[1]);
		Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		for (String line = line(); !line.isEmpty(); line = line()) {
			String[] nameAndValue = line.split(": *", 2);
			headers.merge(nameAndValue[0], nameAndValue[1], (one, other) -> one + ", " + other);
		}
		return new Response(status, headers, "");
	}

	/** Reads the rest of a response that ends with its connection. */
	public boolean isClosedAfterResponse() throws IOException {
		this.input.transferTo(OutputStream.nullOutputStream());
		return true;
	}

	/** Waits for the gateway to close the connection. */
	public boolean isClosedByPeer() throws IOException {
		return this.input.read() == -1;
	}

	/** Resets the connection instead of closing it in order. */
	public void reset() throws IOException {
		this.socket.setSoLinger(true, 0);
		this.socket.close();
	}

	/**
	 * Reads the next line.
	 * @return the line without its end
	 */
	public String line() throws IOException {
		ByteArrayOutputStream line = new ByteArrayOutputStream();
		for (int read = this.input.read(); read != '\n'; read = this.input.read()) {
			if (read == -1) {
				throw new EOFException("The connection was closed without a response");
			}
			line.write(read);
		}
		return line.toString(StandardCharsets.UTF_8).stripTrailing();
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

	/** A response. */
	public record Response(int status, Map<String, String> headers, String body) {
	}

}
