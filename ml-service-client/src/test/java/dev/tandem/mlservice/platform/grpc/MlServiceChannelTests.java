package dev.tandem.mlservice.platform.grpc;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import io.netty.channel.ChannelOption;
import org.junit.jupiter.api.Test;

import org.springframework.grpc.client.ChannelBuilderOptions;
import org.springframework.grpc.client.GrpcChannelFactory;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

/**
 * Mocks the builder, because a real one does not expose its settings.
 */
class MlServiceChannelTests {

	private final NettyChannelBuilder builder = mock(NettyChannelBuilder.class);

	private final MockEnvironment environment = new MockEnvironment();

	@Test
	void deadConnectionIsDetectedSoon() {
		open();
		verify(this.builder).keepAliveTime(20_000, TimeUnit.MILLISECONDS);
		verify(this.builder).keepAliveTimeout(3000, TimeUnit.MILLISECONDS);
	}

	@Test
	void applicationsKeepAliveSettingsTakePrecedence() {
		this.environment.setProperty("spring.grpc.client.channel.ml-service.keepalive.time", "5m");
		this.environment.setProperty("spring.grpc.client.channel.ml-service.keepalive.timeout", "1m");
		open();
		verify(this.builder, never()).keepAliveTime(anyLong(), any());
		verify(this.builder, never()).keepAliveTimeout(anyLong(), any());
	}

	@Test
	void attemptToConnectHasTheTimeout() {
		open();
		verify(this.builder).withOption(ChannelOption.CONNECT_TIMEOUT_MILLIS, 1500);
	}

	private void open() {
		ManagedChannel channel = mock(ManagedChannel.class);
		assertThat(new MlServiceChannel(this.environment, Duration.ofMillis(1500)).open(new GrpcChannelFactory() {

			@Override
			public boolean supports(String target) {
				return true;
			}

			@Override
			public ManagedChannel createChannel(String target, ChannelBuilderOptions options) {
				options.<NettyChannelBuilder>customizer().customize(target, MlServiceChannelTests.this.builder);
				return channel;
			}

		})).isSameAs(channel);
	}

}
