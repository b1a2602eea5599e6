package dev.tandem.gateway.ridehailing.testing;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A WebSocket frame of RFC 6455: encodes what a client sends, masked, and reads what a
 * server sends, unmasked and shorter than 64 KiB.
 */
public record WebSocketFrame(int opcode, byte[] payload) {

	/** The opcode of a continuation frame. */
	public static final int CONTINUATION = 0;

	/** The opcode of a text frame. */
	public static final int TEXT = 1;

	/** The opcode of a binary frame. */
	public static final int BINARY = 2;

	static final int CLOSE = 8;

	static final int PING = 9;

	static final int PONG = 10;

	/** The code of a close frame without one. */
	private static final int NO_STATUS = 1005;

	private static final byte[] MASK = { 7, 1, 4, 9 };

	/** Encodes a frame. */
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

	static WebSocketFrame read(DataInputStream input) throws IOException {
		int opcode = input.readUnsignedByte() & 0x0F;
		int length = input.readUnsignedByte();
		byte[] payload = new byte[(length == 126) ? input.readUnsignedShort() : length];
		input.readFully(payload);
		return new WebSocketFrame(opcode, payload);
	}

	/** The code of a close frame. */
	int closeCode() {
		return (this.payload.length < 2) ? NO_STATUS : ByteBuffer.wrap(this.payload).getShort() & 0xFFFF;
	}

}
