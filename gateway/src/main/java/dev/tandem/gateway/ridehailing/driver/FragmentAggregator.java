package dev.tandem.gateway.ridehailing.driver;

import java.nio.ByteBuffer;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import org.jspecify.annotations.Nullable;

/**
 * Puts the frames of a message together. It holds no memory while there is no message
 * that came in pieces. For one thread.
 */
final class FragmentAggregator {

	private final int limit;

	private byte @Nullable [] incomplete;

	FragmentAggregator(int limit) {
		this.limit = limit;
	}

	/**
	 * Adds a frame of a text.
	 * @param frame a text or continuation frame; the caller releases it
	 * @return the whole message with its last frame, null before
	 * @throws MessageTooLongException when the message is longer than allowed
	 */
	@Nullable ByteBuffer add(WebSocketFrame frame) throws MessageTooLongException {
		byte[] message = append(frame.content());
		this.incomplete = frame.isFinalFragment() ? null : message;
		return frame.isFinalFragment() ? ByteBuffer.wrap(message) : null;
	}

	private byte[] append(ByteBuf piece) throws MessageTooLongException {
		int before = (this.incomplete != null) ? this.incomplete.length : 0;
		int length = before + piece.readableBytes();
		if (length > this.limit) {
			throw new MessageTooLongException();
		}
		byte[] message = new byte[length];
		if (this.incomplete != null) {
			System.arraycopy(this.incomplete, 0, message, 0, before);
		}
		piece.readBytes(message, before, length - before);
		return message;
	}

	/** A message that is longer than allowed. */
	static final class MessageTooLongException extends Exception {

		private static final long serialVersionUID = 1L;

	}

}
