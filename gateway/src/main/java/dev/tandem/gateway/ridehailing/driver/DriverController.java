package dev.tandem.gateway.ridehailing.driver;

import java.util.UUID;

import dev.tandem.gateway.platform.http.UpgradeRequestHandler;
import dev.tandem.gateway.platform.json.UuidText;
import dev.tandem.gateway.platform.problem.ProblemException;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.WriteBufferWaterMark;
import io.swagger.v3.oas.annotations.Hidden;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.http.server.WebsocketServerSpec;

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

	/** Bytes that the kernel buffers for a driver who does not read. */
	private static final int SOCKET_BUFFER = 16 * 1024;

	/** Bytes that Netty buffers in addition before the channel is not writable. */
	private static final WriteBufferWaterMark WRITE_BUFFER = new WriteBufferWaterMark(16 * 1024, 32 * 1024);

	private final SessionDependencies dependencies;

	private final DriverSessions sessions;

	private final WebsocketServerSpec spec;

	DriverController(SessionDependencies dependencies, DriverSessions sessions) {
		this.dependencies = dependencies;
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
			WebSocketHandshake.check(exchange.getRequest());
			return driver;
		}
		catch (ProblemException | ResponseStatusException ex) {
			WebSocketHandshake.addUpgradeHeaders(exchange.getResponse().getHeaders());
			throw ex;
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
		this.sessions.open(session);
		// only now: frames that came with the handshake need the session's handler
		UpgradeRequestHandler.release(channel.pipeline());
	}

}
