package dev.tandem.gateway.ridehailing.driver;

import java.util.Arrays;

import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;

/**
 * The codes with which the gateway closes drivers' sockets; asyncapi.yaml describes them.
 */
enum CloseCode {

	/** The gateway shuts down. */
	GOING_AWAY(1001, "The gateway stops"),
	/** A frame violates the WebSocket protocol. */
	PROTOCOL_ERROR(1002, "The framing is broken"),
	/** A binary frame arrived. */
	UNSUPPORTED_DATA(1003, "Messages are text"),
	/** A text message is not UTF-8. */
	INVALID_UTF8(1007, "Text is UTF-8"),
	/** Frames exceed the rate limit. */
	TOO_MANY_FRAMES(1008, "Too many messages"),
	/** A message exceeds the size limit. */
	MESSAGE_TOO_LONG(1009, "The message is too long"),
	/** An unexpected error occurred. */
	INTERNAL(1011, "Something went wrong"),
	/** The database is unavailable. */
	TRY_AGAIN_LATER(1013, "Try again later"),
	/** No frame arrived for too long. */
	IDLE(4000, "Nothing was received"),
	/** The driver opened another socket. */
	REPLACED(4001, "Another socket was opened"),
	/** The driver does not read messages fast enough. */
	SLOW_CONSUMER(4002, "Messages are not read");

	private final int code;

	private final String reason;

	CloseCode(int code, String reason) {
		this.code = code;
		this.reason = reason;
	}

	/** The code of a status with which Netty's decoder rejects a frame. */
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
