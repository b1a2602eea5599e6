package dev.tandem.gateway.platform.http;

import dev.tandem.gateway.platform.problem.ProblemWriter;
import reactor.netty.NettyPipeline;

import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Adds the gateway's handlers to the pipeline of each connection.
 */
@Configuration(proxyBeanMethods = false)
class NettyConfiguration {

	@Bean
	WebServerFactoryCustomizer<NettyReactiveWebServerFactory> pipelineHandlers(ProblemWriter problems) {
		return (factory) -> factory
			.addServerCustomizers((server) -> server.doOnChannelInit((observer, channel, remote) -> channel.pipeline()
				.addAfter(NettyPipeline.HttpCodec, "codec-errors", new HttpCodecErrorHandler(problems))
				.addAfter(NettyPipeline.HttpCodec, "upgrade-requests", new UpgradeRequestHandler())));
	}

}
