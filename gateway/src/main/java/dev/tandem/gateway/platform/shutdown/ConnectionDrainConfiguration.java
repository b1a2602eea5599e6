package dev.tandem.gateway.platform.shutdown;

import reactor.netty.http.server.HttpServer;

import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Registers every connection of the HTTP server with {@link ConnectionDrain}.
 */
@Configuration(proxyBeanMethods = false)
class ConnectionDrainConfiguration {

	@Bean
	WebServerFactoryCustomizer<NettyReactiveWebServerFactory> drainedConnections(ConnectionDrain drain) {
		return (factory) -> factory.addServerCustomizers((server) -> register(server, drain));
	}

	private static HttpServer register(HttpServer server, ConnectionDrain drain) {
		return server.doOnBound((bound) -> drain.onBound(bound.channel()))
			.doOnChannelInit((observer, channel, remote) -> drain.onConnection(channel));
	}

}
