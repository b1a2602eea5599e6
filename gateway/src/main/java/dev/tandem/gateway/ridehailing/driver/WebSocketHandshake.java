package dev.tandem.gateway.ridehailing.driver;

import java.util.Base64;

import dev.tandem.gateway.platform.problem.ProblemException;
import io.netty.handler.codec.http.HttpVersion;
import org.jspecify.annotations.Nullable;
import reactor.netty.http.server.HttpServerRequest;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.web.server.ResponseStatusException;

/**
 * Validates the opening handshake of a WebSocket (RFC 6455, 4.2).
 */
final class WebSocketHandshake {

	private static final String PROTOCOL = "websocket";

	private static final String VERSION = "13";

	private static final String VERSION_HEADER = "Sec-WebSocket-Version";

	private static final String KEY_HEADER = "Sec-WebSocket-Key";

	private static final int KEY_BYTES = 16;

	private WebSocketHandshake() {
	}

	/**
	 * Validates a request.
	 * @throws ResponseStatusException 426 when it requests no WebSocket, or another
	 * version
	 * @throws ProblemException when its key is not valid
	 */
	static void check(ServerHttpRequest request) {
		if (!isWebSocketUpgrade(request)) {
			throw new ResponseStatusException(HttpStatus.UPGRADE_REQUIRED);
		}
		if (!isKey(request.getHeaders().getFirst(KEY_HEADER))) {
			throw ProblemException.invalid(KEY_HEADER, "must be 16 bytes in Base64");
		}
	}

	/** Adds the headers of an error response that name the supported upgrade. */
	static void addUpgradeHeaders(HttpHeaders headers) {
		headers.setUpgrade(PROTOCOL);
		headers.set(VERSION_HEADER, VERSION);
	}

	/** HTTP/1.0 has no upgrade. */
	private static boolean isWebSocketUpgrade(ServerHttpRequest request) {
		HttpServerRequest server = ServerHttpRequestDecorator.getNativeRequest(request);
		HttpHeaders headers = request.getHeaders();
		return server.version().compareTo(HttpVersion.HTTP_1_1) >= 0 && PROTOCOL.equalsIgnoreCase(headers.getUpgrade())
				&& headers.getConnection().stream().anyMatch("upgrade"::equalsIgnoreCase)
				&& VERSION.equals(headers.getFirst(VERSION_HEADER));
	}

	private static boolean isKey(@Nullable String key) {
		try {
			return key != null && Base64.getDecoder().decode(key).length == KEY_BYTES;
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

}
