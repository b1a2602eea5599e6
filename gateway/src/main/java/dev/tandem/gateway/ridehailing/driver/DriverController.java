package dev.tandem.gateway.ridehailing.driver;

import java.util.Base64;
import java.util.UUID;

import dev.tandem.gateway.platform.http.UpgradeRequestHandler;
import dev.tandem.gateway.platform.json.UuidText;
import dev.tandem.gateway.platform.problem.ProblemException;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.handler.codec.http.HttpVersion;
import io.swagger.v3.oas.annotations.Hidden;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.http.server.WebsocketServerSpec;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;

/**
 * Upgrades requests of drivers to WebSockets. The protocol is described in asyncapi.yaml.
 */
@RestController
@RequestMapping("/api/v1/drivers")
@Hidden
final class DriverController {

	private static final String PROTOCOL = "websocket";

	private static final String VERSION = "13";

	private static final String VERSION_HEADER = "Sec-WebSocket-Version";

	private static final String KEY_HEADER = "Sec-WebSocket-Key";

	/** Bytes that the kernel buffers for a driver who does not read. */
	private static final int SOCKET_BUFFER = 16 * 1024;

	/** Bytes that Netty buffers in addition before the channel is not writable. */
	private static final WriteBufferWaterMark WRITE_BUFFER = new WriteBufferWaterMark(16 * 1024, 32 * 1024);

	private final SessionDependencies dependencies;

	private final SessionKeepAlive keepAlive;

	private final DriverSessions sessions;

	private final WebsocketServerSpec spec;

	DriverController(SessionDependencies dependencies, SessionKeepAlive keepAlive, DriverSessions sessions) {
		this.dependencies = dependencies;
		this.keepAlive = keepAlive;
		this.sessions = sessions;
		this.spec = WebsocketServerSpec.builder()
			.maxFramePayloadLength((int) dependencies.properties().maxMessage().toBytes())
			.build();
	}

	@GetMapping("/{driverId}/socket")
	Mono<Void> open(@PathVariable String driverId, ServerWebExchange exchange) {
		UUID driver = check(driverId, exchange);
		ServerHttpResponse response = exchange.getResponse();
		HttpServerResponse server = ServerHttpResponseDecorator.getNativeResponse(response);
		// Netty writes the 101 response itself: Spring's must be complete before
		return response.setComplete().then(Mono.defer(() -> server.sendWebsocket((in, out) -> {
			in.withConnection((connection) -> open(driver, connection));
			// the session ends the socket; completing here would close it
			return Mono.never();
		}, this.spec).then()));
	}

	/** Every error response carries the headers that name the supported upgrade. */
	private static UUID check(String driverId, ServerWebExchange exchange) {
		try {
			UUID driver = UuidText.parse(driverId)
				.orElseThrow(() -> ProblemException.invalid("driverId", "must be a UUID"));
			checkHandshake(exchange.getRequest());
			return driver;
		}
		catch (ProblemException | ResponseStatusException ex) {
			HttpHeaders headers = exchange.getResponse().getHeaders();
			headers.setUpgrade(PROTOCOL);
			headers.set(VERSION_HEADER, VERSION);
			throw ex;
		}
	}

	/** Validates the opening handshake (RFC 6455, 4.2). */
	private static void checkHandshake(ServerHttpRequest request) {
		if (!isWebSocketUpgrade(request)) {
			throw new ResponseStatusException(HttpStatus.UPGRADE_REQUIRED);
		}
		if (!isKey(request.getHeaders().getFirst(KEY_HEADER))) {
			throw ProblemException.invalid(KEY_HEADER, "must be 16 bytes in Base64");
		}
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
			return key != null && Base64.getDecoder().decode(key).length == 16;
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

	private void open(UUID driver, Connection connection) {
		Channel channel = connection.channel();
		channel.config().setWriteBufferWaterMark(WRITE_BUFFER);
		channel.config().setOption(ChannelOption.SO_SNDBUF, SOCKET_BUFFER);
		channel.config().setOption(ChannelOption.SO_RCVBUF, SOCKET_BUFFER);
		channel.config().setOption(ChannelOption.TCP_NODELAY, true);
		DriverSession session = new DriverSession(driver, channel, this.dependencies, this.sessions::remove);
		connection.addHandlerLast("driver", session.socket());
		this.keepAlive.open(session);
		// only now: frames that came with the handshake need the session's handler
		UpgradeRequestHandler.release(channel.pipeline());
	}

}
