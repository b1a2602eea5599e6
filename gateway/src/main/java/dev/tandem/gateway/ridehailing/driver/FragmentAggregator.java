package dev.tandem.gateway.ridehailing.driver;

import java.nio.ByteBuffer;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import org.jspecify.annotations.Nullable;

/**
 * Aggregates the frames of a fragmented message. Holds no buffer between messages. Not
 * thread-safe.
 */
final class FragmentAggregator {

	private final int limit;

	private byte @Nullable [] incomplete;

	FragmentAggregator(int limit) {
		this.limit = limit;
	}

	/**
	 * Adds a frame.
	 * @param frame a text or continuation frame; the caller releases it
	 * @return the whole message when the frame is its last one; null otherwise
	 * @throws TooLongFrameException when the message exceeds the limit
	 */
	@Nullable ByteBuffer add(WebSocketFrame frame) {
		byte[] message = append(frame.content());
		this.incomplete = frame.isFinalFragment() ? null : message;
		return frame.isFinalFragment() ? ByteBuffer.wrap(message) : null;
	}

	private byte[] append(ByteBuf piece) {
		int before = (this.incomplete != null) ? this.incomplete.length : 0;
		int length = before + piece.readableBytes();
		if (length > this.limit) {
			throw new TooLongFrameException("A message exceeds " + this.limit + " bytes");
		}
		// exact sizes: most messages have one frame, and idle sockets must hold no buffer
		byte[] message = new byte[length];
		if (this.incomplete != null) {
			System.arraycopy(this.incomplete, 0, message, 0, before);
		}
		piece.readBytes(message, before, length - before);
		return message;
	}

}
