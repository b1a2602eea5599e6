package dev.tandem.gateway.platform.http;

import io.netty.buffer.ByteBuf;

/**
 * Finds where the head of an HTTP request ends, which may come in parts: after the first
 * empty line that follows a line with text.
 */
final class RequestHeadScanner {

	private boolean inHead;

	private boolean lineIsEmpty = true;

	/**
	 * The length of the next part.
	 * @param bytes what has come, none of it seen before
	 * @return how many bytes belong to this head: up to its end, or all
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
