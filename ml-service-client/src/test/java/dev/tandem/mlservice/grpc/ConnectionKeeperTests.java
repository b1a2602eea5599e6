package dev.tandem.mlservice.grpc;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

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
 * Time is virtual, and the channel's own next attempt never comes: what connects is the
 * keeper.
 */
class ConnectionKeeperTests {

	private static final Duration INTERVAL = Duration.ofSeconds(1);

	private static final Duration LOOKUP = INTERVAL.multipliedBy(ConnectionKeeper.ATTEMPTS_PER_LOOKUP);

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

	private final AtomicInteger triedOut = new AtomicInteger();

	@AutoClose
	private final ConnectionKeeper keeper = new ConnectionKeeper(this.channel, INTERVAL,
			Mono.fromRunnable(this.triedOut::incrementAndGet));

	@AfterEach
	void resetTime() {
		VirtualTimeScheduler.reset();
	}

	@Test
	void serviceThatIsThereIsConnectedAheadOfTheFirstCall() {
		Server server = start(this.here);
		assertThat(state()).isEqualTo(ConnectivityState.IDLE);
		this.keeper.start();
		assertThat(state()).isEqualTo(ConnectivityState.READY);
		server.shutdownNow();
	}

	@Test
	void eachConnectionIsTriedOutOnce() {
		this.keeper.start();
		assertThat(this.triedOut).hasValue(0);
		Server server = start(this.here);
		for (int connections = 1; connections <= 3; connections++) {
			this.time.advanceTimeBy(INTERVAL.multipliedBy(10));
			assertThat(this.triedOut).hasValue(connections);
			server.shutdownNow();
			server = start(this.here);
		}
		server.shutdownNow();
	}

	@Test
	void connectionIsKeptWhenTryingItOutFails() {
		try (ConnectionKeeper other = new ConnectionKeeper(this.channel, INTERVAL,
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
	void serviceThatComesLateIsConnectedAtTheNextAttempt() {
		this.keeper.start();
		this.time.advanceTimeBy(LOOKUP.multipliedBy(100));
		assertThat(state()).isEqualTo(ConnectivityState.TRANSIENT_FAILURE);
		Server server = start(this.here);
		assertThat(state()).isEqualTo(ConnectivityState.TRANSIENT_FAILURE);
		this.time.advanceTimeBy(INTERVAL);
		assertThat(state()).isEqualTo(ConnectivityState.READY);
		server.shutdownNow();
	}

	@Test
	void serviceThatGoesAndComesBackIsConnectedAgainEachTime() {
		Server server = start(this.here);
		this.keeper.start();
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
	void serviceThatComesBackElsewhereIsFoundAtTheNextLookup() {
		start(this.here).shutdownNow();
		this.keeper.start();
		Server moved = start(this.elsewhere);
		this.address.moveTo(this.elsewhere);
		this.time.advanceTimeBy(LOOKUP.minus(INTERVAL));
		assertThat(state()).isEqualTo(ConnectivityState.TRANSIENT_FAILURE);
		this.time.advanceTimeBy(INTERVAL);
		assertThat(state()).isEqualTo(ConnectivityState.READY);
		moved.shutdownNow();
	}

	@Test
	void closedKeeperTriesNoMore() {
		this.keeper.start();
		this.keeper.close();
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
