package dev.tandem.gateway.platform.http;

import dev.tandem.gateway.platform.problem.ProblemWriter;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;

import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Adds the gateway's handlers to the pipeline of each connection.
 */
@Configuration(proxyBeanMethods = false)
class NettyConfiguration {

	private static final String CODEC_ERRORS = "codec-errors";

	@Bean
	WebServerFactoryCustomizer<NettyReactiveWebServerFactory> pipelineHandlers(ProblemWriter problems) {
		return (factory) -> factory.addServerCustomizers((server) -> withCodecErrors(server, problems),
				NettyConfiguration::withUpgradeBuffer);
	}

	private static HttpServer withCodecErrors(HttpServer server, ProblemWriter problems) {
		return server.doOnChannelInit((observer, channel, remote) -> channel.pipeline()
			.addAfter(NettyPipeline.HttpCodec, CODEC_ERRORS, new HttpCodecErrorHandler(problems)));
	}

	private static HttpServer withUpgradeBuffer(HttpServer server) {
		return server.doOnChannelInit((observer, channel, remote) -> UpgradeHandlers.addTo(channel.pipeline()));
	}

}
