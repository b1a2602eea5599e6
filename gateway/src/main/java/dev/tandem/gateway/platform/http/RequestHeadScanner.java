package dev.tandem.gateway.platform.http;

import io.netty.buffer.ByteBuf;

/**
 * Finds the end of an HTTP request's head, which may arrive in parts: the first empty
 * line that follows a line with text. One for each connection.
 */
final class RequestHeadScanner {

	private boolean inHead;

	private boolean lineIsEmpty = true;

	/**
	 * The length of the next part.
	 * @param bytes the bytes that have arrived since the previous call
	 * @return how many of the bytes belong to the head: up to its end, or all
	 */
	int lengthOfPart(ByteBuf bytes) {
		int end = bytes.forEachByte(this::isBeforeEnd);
		if (end < 0) {
			return bytes.readableBytes();
		}
		this.inHead = false;
		return end - bytes.readerIndex() + 1;
	}

	private boolean isBeforeEnd(byte character) {
		if (character == '\n') {
			boolean last = this.inHead && this.lineIsEmpty;
			this.lineIsEmpty = true;
			return !last;
		}
		if (character != '\r') {
			this.inHead = true;
			this.lineIsEmpty = false;
		}
		return true;
	}

}
