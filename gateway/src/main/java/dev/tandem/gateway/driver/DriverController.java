package dev.tandem.gateway.driver;

import java.util.List;
import java.util.UUID;

import dev.tandem.gateway.web.FieldError;
import dev.tandem.gateway.web.ProblemException;
import dev.tandem.gateway.web.UuidText;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.WriteBufferWaterMark;
import io.swagger.v3.oas.annotations.Hidden;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.http.server.WebsocketServerSpec;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;

/**
 * Where drivers open their sockets.
 */
@RestController
@RequestMapping("/api/v1/drivers")
@Hidden
final class DriverController {

	/** What the operating system may keep for a driver who does not read. */
	private static final int SOCKET_BUFFER = 16 * 1024;

	/** What the gateway may keep for him on top of that. */
	private static final WriteBufferWaterMark UNSENT = new WriteBufferWaterMark(16 * 1024, 32 * 1024);

	private final SessionParts parts;

	private final DriverWatch watch;

	private final WebsocketServerSpec spec;

	DriverController(SessionParts parts, DriverWatch watch) {
		this.parts = parts;
		this.watch = watch;
		this.spec = WebsocketServerSpec.builder()
			.maxFramePayloadLength((int) parts.properties().maxMessage().toBytes())
			.build();
	}

	@GetMapping("/{driverId}/socket")
	Mono<Void> open(@PathVariable String driverId, ServerWebExchange exchange) {
		UUID driver = UuidText.parse(driverId)
			.orElseThrow(() -> ProblemException.invalid(List.of(new FieldError("driverId", "must be a UUID"))));
		requireUpgrade(exchange);
		ServerHttpResponse response = exchange.getResponse();
		HttpServerResponse server = ServerHttpResponseDecorator.getNativeResponse(response);
		return response.setComplete().then(Mono.defer(() -> server.sendWebsocket((in, out) -> {
			in.withConnection((connection) -> open(driver, connection));
			return Mono.never();
		}, this.spec).then()));
	}

	private static void requireUpgrade(ServerWebExchange exchange) {
		HttpHeaders headers = exchange.getRequest().getHeaders();
		boolean wanted = "websocket".equalsIgnoreCase(headers.getUpgrade())
				&& headers.getConnection().stream().anyMatch("upgrade"::equalsIgnoreCase)
				&& headers.getFirst("Sec-WebSocket-Key") != null
				&& "13".equals(headers.getFirst("Sec-WebSocket-Version"));
		if (!wanted) {
			exchange.getResponse().getHeaders().setUpgrade("websocket");
			exchange.getResponse().getHeaders().set("Sec-WebSocket-Version", "13");
			throw new ResponseStatusException(HttpStatus.UPGRADE_REQUIRED);
		}
	}

	private void open(UUID driver, Connection connection) {
		Channel channel = connection.channel();
		channel.config().setWriteBufferWaterMark(UNSENT);
		channel.config().setOption(ChannelOption.SO_SNDBUF, SOCKET_BUFFER);
		channel.config().setOption(ChannelOption.SO_RCVBUF, SOCKET_BUFFER);
		channel.config().setOption(ChannelOption.TCP_NODELAY, true);
		DriverSession session = new DriverSession(driver, ConnectionId.next(), channel, this.parts);
		connection.addHandlerLast("driver", session.socket());
		this.watch.open(session);
	}

}
