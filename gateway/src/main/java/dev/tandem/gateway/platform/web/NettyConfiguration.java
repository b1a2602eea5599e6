package dev.tandem.gateway.platform.web;

import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;

import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What the gateway adds to the HTTP server below Spring.
 */
@Configuration(proxyBeanMethods = false)
class NettyConfiguration {

	private static final String BARE_REFUSALS = "bare-refusals";

	@Bean
	WebServerFactoryCustomizer<NettyReactiveWebServerFactory> nettyServer(ProblemWriter problems,
			ConnectionDrain drain) {
		return (factory) -> factory.addServerCustomizers((server) -> withDrain(server, drain),
				(server) -> withoutBareRefusals(server, problems), NettyConfiguration::withUpgradeBuffer);
	}

	private static HttpServer withDrain(HttpServer server, ConnectionDrain drain) {
		return server.doOnBound((bound) -> drain.bound(bound.channel()))
			.doOnChannelInit((observer, channel, remote) -> drain.opened(channel));
	}

	private static HttpServer withoutBareRefusals(HttpServer server, ProblemWriter problems) {
		return server.doOnChannelInit((observer, channel, remote) -> channel.pipeline()
			.addAfter(NettyPipeline.HttpCodec, BARE_REFUSALS, new BareRefusalHandler(problems)));
	}

	private static HttpServer withUpgradeBuffer(HttpServer server) {
		return server.doOnChannelInit((observer, channel, remote) -> UpgradeBuffer.addTo(channel.pipeline()));
	}

}
