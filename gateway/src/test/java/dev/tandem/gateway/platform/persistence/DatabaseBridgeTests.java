package dev.tandem.gateway.platform.persistence;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import dev.tandem.gateway.platform.testing.GatewayExtension;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

class DatabaseBridgeTests {

	private static final int CONNECTIONS = 3;

	/** One connection is the probe's. */
	private static final int AT_ONCE = CONNECTIONS - 1;

	private static final Duration BOUND = Duration.ofSeconds(10);

	@RegisterExtension
	static final GatewayExtension tandem = new GatewayExtension(
			"spring.datasource.hikari.maximum-pool-size=" + CONNECTIONS);

	private final CountDownLatch released = new CountDownLatch(1);

	private final AtomicInteger running = new AtomicInteger();

	private final AtomicInteger most = new AtomicInteger();

	@AfterEach
	void everyConnectionIsFreeAgain() {
		this.released.countDown();
		Awaitility.await().atMost(BOUND).until(() -> this.running.get() == 0);
		StepVerifier
			.create(Flux.range(0, 20)
				.flatMap((number) -> call(
						() -> tandem.gateway().bean(JdbcClient.class).sql("select 1").query(Integer.class).single())))
			.expectNextCount(20)
			.expectComplete()
			.verify(BOUND);
	}

	@Test
	void callsRunOnVirtualThreads() {
		StepVerifier.create(call(() -> Thread.currentThread().isVirtual()))
			.expectNext(true)
			.expectComplete()
			.verify(BOUND);
	}

	@Test
	void noMoreCallsRunThanThereAreConnections() {
		Mono<Long> all = Flux.range(0, 12).flatMap((number) -> call(this::waits), 12).count();
		StepVerifier.create(all).then(() -> {
			awaitRunning(AT_ONCE);
			this.released.countDown();
		}).expectNext(12L).expectComplete().verify(BOUND);
		assertThat(this.most).hasValue(AT_ONCE);
	}

	@Test
	void waitingCallWhoseSubscriberLeftIsNotBegun() {
		Flux<Integer> holders = Flux.range(0, AT_ONCE).flatMap((number) -> call(this::waits));
		AtomicBoolean begun = new AtomicBoolean();
		StepVerifier.create(holders).then(() -> {
			awaitRunning(AT_ONCE);
			Disposable waiting = call(() -> begun.getAndSet(true)).subscribe();
			waiting.dispose();
			this.released.countDown();
		}).expectNextCount(AT_ONCE).expectComplete().verify(BOUND);
		everyConnectionIsFreeAgain();
		assertThat(begun).isFalse();
	}

	@Test
	void begunCallWhoseSubscriberLeftEndsInPeace() {
		AtomicReference<String> end = new AtomicReference<>("none");
		Disposable subscription = call(() -> {
			this.running.incrementAndGet();
			try {
				this.released.await();
				end.set("in peace");
			}
			catch (InterruptedException ex) {
				end.set("interrupted");
			}
			return this.running.decrementAndGet();
		}).subscribe();
		awaitRunning(1);
		subscription.dispose();
		this.released.countDown();
		Awaitility.await().atMost(BOUND).until(() -> "in peace".equals(end.get()));
	}

	@Test
	void callThatWaitsTooLongIsRefusedAndTheDatabaseIsStillThere() {
		Flux<Integer> holders = Flux.range(0, AT_ONCE).flatMap((number) -> call(this::waits));
		StepVerifier.create(holders).then(() -> {
			awaitRunning(AT_ONCE);
			StepVerifier.create(call(() -> 1))
				.expectError(DatabaseUnavailableException.class)
				.verify(DatabaseBridge.LONGEST_WAIT.plusSeconds(2));
			assertThat(tandem.gateway().bean(DatabaseAvailability.class).isReady()).isTrue();
			this.released.countDown();
		}).expectNextCount(AT_ONCE).expectComplete().verify(BOUND);
	}

	@Test
	void failureComesAsItIs() {
		IllegalStateException failure = new IllegalStateException("as the test says");
		StepVerifier.create(call(() -> {
			throw failure;
		})).expectErrorSatisfies((error) -> assertThat(error).isSameAs(failure)).verify(BOUND);
	}

	@Test
	void timeIsToldOfCallsThatSucceedAndOfThoseThatFail() {
		AtomicInteger told = new AtomicInteger();
		Mono<Integer> calls = call(() -> 1).then(call(() -> {
			throw new IllegalStateException("as the test says");
		}));
		StepVerifier.create(calls.contextWrite(DatabaseTimingListener.register((duration) -> {
			assertThat(duration).isPositive();
			told.incrementAndGet();
		}))).expectError(IllegalStateException.class).verify(BOUND);
		assertThat(told).hasValue(2);
	}

	private int waits() throws InterruptedException {
		this.most.accumulateAndGet(this.running.incrementAndGet(), Math::max);
		try {
			this.released.await();
			return 1;
		}
		finally {
			this.running.decrementAndGet();
		}
	}

	private void awaitRunning(int count) {
		Awaitility.await().atMost(BOUND).until(() -> this.running.get() == count);
	}

	private static <T> Mono<T> call(Callable<T> call) {
		return tandem.gateway().bean(DatabaseBridge.class).call(call);
	}

}
