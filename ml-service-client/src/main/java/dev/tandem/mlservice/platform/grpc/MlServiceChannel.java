package dev.tandem.mlservice.platform.grpc;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.netty.NettyChannelBuilder;
import io.netty.channel.ChannelOption;

import org.springframework.core.env.Environment;
import org.springframework.grpc.client.ChannelBuilderOptions;
import org.springframework.grpc.client.GrpcChannelFactory;

/**
 * Opens the channel to the ML service with Spring Boot's factory. Sets the keep-alive and
 * connect timeouts that calls of some hundred milliseconds need and Spring Boot has no
 * defaults for.
 */
final class MlServiceChannel {

	static final String NAME = "ml-service";

	private static final String KEEP_ALIVE_TIME = "spring.grpc.client.channel." + NAME + ".keepalive.time";

	private static final String KEEP_ALIVE_TIMEOUT = "spring.grpc.client.channel." + NAME + ".keepalive.timeout";

	private static final Duration DEFAULT_KEEP_ALIVE_TIME = Duration.ofSeconds(20);

	private static final Duration DEFAULT_KEEP_ALIVE_TIMEOUT = Duration.ofSeconds(3);

	private final Environment environment;

	private final Duration connectTimeout;

	MlServiceChannel(Environment environment, Duration connectTimeout) {
		this.environment = environment;
		this.connectTimeout = connectTimeout;
	}

	ManagedChannel open(GrpcChannelFactory channels) {
		return channels.createChannel(NAME, ChannelBuilderOptions.defaults().withCustomizer(this::customize));
	}

	private <T extends ManagedChannelBuilder<T>> void customize(String target, T builder) {
		// The ML service is in the same network: never connect through the JVM's proxy.
		builder.proxyDetector((address) -> null);
		if (!this.environment.containsProperty(KEEP_ALIVE_TIME)) {
			builder.keepAliveTime(DEFAULT_KEEP_ALIVE_TIME.toMillis(), TimeUnit.MILLISECONDS);
		}
		if (!this.environment.containsProperty(KEEP_ALIVE_TIMEOUT)) {
			builder.keepAliveTimeout(DEFAULT_KEEP_ALIVE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
		}
		if (builder instanceof NettyChannelBuilder netty) {
			netty.withOption(ChannelOption.CONNECT_TIMEOUT_MILLIS, Math.toIntExact(this.connectTimeout.toMillis()));
		}
	}

}
