package dev.tandem.mlservice.platform.grpc;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import dev.tandem.mlservice.platform.testing.ManualScheduler;
import dev.tandem.mlservice.platform.testing.ScriptedMethods;
import dev.tandem.mlservice.platform.testing.TestMlService;
import io.grpc.ConnectivityState;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.scheduler.VirtualTimeScheduler;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The time is virtual, and the channel's own next attempt never happens: only the
 * reconnector connects.
 */
class ChannelReconnectorTests {

	private static final Duration INTERVAL = Duration.ofSeconds(1);

	private static final Duration LOOKUP = INTERVAL.multipliedBy(ChannelReconnector.ATTEMPTS_PER_LOOKUP);

	private final String here = InProcessServerBuilder.generateName();

	private final String elsewhere = InProcessServerBuilder.generateName();

	private final VirtualTimeScheduler time = VirtualTimeScheduler.getOrSet();

	@AutoClose
	private final MovableAddress address = new MovableAddress(this.here).register();

	@AutoClose("shutdownNow")
	private final ManagedChannel channel = InProcessChannelBuilder.forTarget(MovableAddress.TARGET)
		.defaultLoadBalancingPolicy("round_robin")
		.directExecutor()
		.scheduledExecutorService(new ManualScheduler())
		.build();

	private final AtomicInteger warmUpCalls = new AtomicInteger();

	@AutoClose
	private final ChannelReconnector reconnector = new ChannelReconnector(this.channel, INTERVAL,
			Mono.fromRunnable(this.warmUpCalls::incrementAndGet));

	@AfterEach
	void resetTime() {
		VirtualTimeScheduler.reset();
	}

	@Test
	void availableServiceIsConnectedAheadOfTheFirstCall() {
		Server server = start(this.here);
		assertThat(state()).isEqualTo(ConnectivityState.IDLE);
		this.reconnector.start();
		assertThat(state()).isEqualTo(ConnectivityState.READY);
		server.shutdownNow();
	}

	@Test
	void eachConnectionIsWarmedUpOnce() {
		this.reconnector.start();
		assertThat(this.warmUpCalls).hasValue(0);
		Server server = start(this.here);
		for (int connections = 1; connections <= 3; connections++) {
			this.time.advanceTimeBy(INTERVAL.multipliedBy(10));
			assertThat(this.warmUpCalls).hasValue(connections);
			server.shutdownNow();
			server = start(this.here);
		}
		server.shutdownNow();
	}

	@Test
	void connectionStaysWhenItsWarmUpFails() {
		try (ChannelReconnector other = new ChannelReconnector(this.channel, INTERVAL,
				Mono.error(new IllegalStateException("as the test says")))) {
			other.start();
			start(this.here).shutdownNow();
			Server server = start(this.here);
			this.time.advanceTimeBy(INTERVAL);
			assertThat(state()).isEqualTo(ConnectivityState.READY);
			server.shutdownNow();
		}
	}

	@Test
	void serviceThatStartsLateIsConnectedAtTheNextAttempt() {
		this.reconnector.start();
		this.time.advanceTimeBy(LOOKUP.multipliedBy(100));
		assertThat(state()).isEqualTo(ConnectivityState.TRANSIENT_FAILURE);
		Server server = start(this.here);
		assertThat(state()).isEqualTo(ConnectivityState.TRANSIENT_FAILURE);
		this.time.advanceTimeBy(INTERVAL);
		assertThat(state()).isEqualTo(ConnectivityState.READY);
		server.shutdownNow();
	}

	@Test
	void restartedServiceIsConnectedAgainEachTime() {
		Server server = start(this.here);
		this.reconnector.start();
		for (int outage = 0; outage < 5; outage++) {
			server.shutdownNow();
			assertThat(state()).isEqualTo(ConnectivityState.TRANSIENT_FAILURE);
			server = start(this.here);
			this.time.advanceTimeBy(INTERVAL);
			assertThat(state()).isEqualTo(ConnectivityState.READY);
		}
		server.shutdownNow();
	}

	@Test
	void serviceWithANewAddressIsFoundAtTheNextLookup() {
		start(this.here).shutdownNow();
		this.reconnector.start();
		Server moved = start(this.elsewhere);
		this.address.moveTo(this.elsewhere);
		this.time.advanceTimeBy(LOOKUP.minus(INTERVAL));
		assertThat(state()).isEqualTo(ConnectivityState.TRANSIENT_FAILURE);
		this.time.advanceTimeBy(INTERVAL);
		assertThat(state()).isEqualTo(ConnectivityState.READY);
		moved.shutdownNow();
	}

	@Test
	void closedReconnectorStops() {
		this.reconnector.start();
		this.reconnector.close();
		Server server = start(this.here);
		this.time.advanceTimeBy(LOOKUP.multipliedBy(100));
		assertThat(state()).isEqualTo(ConnectivityState.TRANSIENT_FAILURE);
		server.shutdownNow();
	}

	private ConnectivityState state() {
		return this.channel.getState(false);
	}

	private static Server start(String name) {
		return TestMlService.start(InProcessServerBuilder.forName(name).directExecutor(), new ScriptedMethods());
	}

}
