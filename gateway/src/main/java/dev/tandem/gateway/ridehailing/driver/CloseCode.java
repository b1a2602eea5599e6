package dev.tandem.gateway.ridehailing.driver;

import java.util.Arrays;

import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;

/**
 * Every reason for which the gateway closes a driver's socket.
 */
enum CloseCode {

	/** The gateway stops. */
	GOING_AWAY(1001, "The gateway stops"),
	/** What came is not the WebSocket protocol. */
	PROTOCOL_ERROR(1002, "The framing is broken"),
	/** A binary frame came. */
	UNSUPPORTED_DATA(1003, "Messages are text"),
	/** Text that is not UTF-8 came. */
	INVALID_UTF8(1007, "Text is UTF-8"),
	/** Far too many frames came. */
	TOO_MANY_FRAMES(1008, "Too many messages"),
	/** Too long a message came. */
	MESSAGE_TOO_LONG(1009, "The message is too long"),
	/** Something unforeseen. */
	INTERNAL(1011, "Something went wrong"),
	/** The database is absent. */
	TRY_AGAIN_LATER(1013, "Try again later"),
	/** Nothing came for too long. */
	IDLE(4000, "Nothing was heard"),
	/** Another socket of the same driver was opened. */
	REPLACED(4001, "Another socket was opened"),
	/** The driver does not read what is sent to him. */
	SLOW_CONSUMER(4002, "Messages are not read");

	private final int code;

	private final String reason;

	CloseCode(int code, String reason) {
		this.code = code;
		this.reason = reason;
	}

	/**
	 * The reason for which Netty has refused a frame.
	 * @param status with what it closes
	 * @return that code, or a broken framing
	 */
	static CloseCode of(WebSocketCloseStatus status) {
		return Arrays.stream(values()).filter((code) -> code.code == status.code()).findFirst().orElse(PROTOCOL_ERROR);
	}

	int code() {
		return this.code;
	}

	CloseWebSocketFrame frame() {
		return new CloseWebSocketFrame(this.code, this.reason);
	}

}
