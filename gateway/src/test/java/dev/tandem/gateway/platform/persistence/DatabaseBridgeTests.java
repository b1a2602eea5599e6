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

	/** The probe needs the other connection. */
	private static final int MAX_CONCURRENT_CALLS = CONNECTIONS - 1;

	private static final Duration BOUND = Duration.ofSeconds(10);

	@RegisterExtension
	static final GatewayExtension stack = new GatewayExtension(
			"spring.datasource.hikari.maximum-pool-size=" + CONNECTIONS);

	private final CountDownLatch released = new CountDownLatch(1);

	private final AtomicInteger running = new AtomicInteger();

	private final AtomicInteger maxRunning = new AtomicInteger();

	@AfterEach
	void everyPermitIsReleased() {
		this.released.countDown();
		Awaitility.await().atMost(BOUND).until(() -> this.running.get() == 0);
		StepVerifier
			.create(Flux.range(0, 20)
				.flatMap((number) -> call(
						() -> stack.gateway().bean(JdbcClient.class).sql("select 1").query(Integer.class).single())))
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
	void concurrentCallsAreLimitedByThePool() {
		Mono<Long> all = Flux.range(0, 12).flatMap((number) -> call(this::waitForRelease), 12).count();
		StepVerifier.create(all).then(() -> {
			awaitRunning(MAX_CONCURRENT_CALLS);
			this.released.countDown();
		}).expectNext(12L).expectComplete().verify(BOUND);
		assertThat(this.maxRunning).hasValue(MAX_CONCURRENT_CALLS);
	}

	@Test
	void waitingCallDoesNotStartAfterItIsCancelled() {
		Flux<Integer> holders = Flux.range(0, MAX_CONCURRENT_CALLS).flatMap((number) -> call(this::waitForRelease));
		AtomicBoolean started = new AtomicBoolean();
		StepVerifier.create(holders).then(() -> {
			awaitRunning(MAX_CONCURRENT_CALLS);
			Disposable waiting = call(() -> started.getAndSet(true)).subscribe();
			waiting.dispose();
			this.released.countDown();
		}).expectNextCount(MAX_CONCURRENT_CALLS).expectComplete().verify(BOUND);
		everyPermitIsReleased();
		assertThat(started).isFalse();
	}

	@Test
	void runningCallIsNotInterruptedByItsCancellation() {
		AtomicReference<String> end = new AtomicReference<>("none");
		Disposable subscription = call(() -> {
			this.running.incrementAndGet();
			try {
				this.released.await();
				end.set("completed");
			}
			catch (InterruptedException ex) {
				end.set("interrupted");
			}
			return this.running.decrementAndGet();
		}).subscribe();
		awaitRunning(1);
		subscription.dispose();
		this.released.countDown();
		Awaitility.await().atMost(BOUND).until(() -> "completed".equals(end.get()));
	}

	@Test
	void callThatWaitsTooLongFailsAndTheDatabaseStaysReady() {
		Flux<Integer> holders = Flux.range(0, MAX_CONCURRENT_CALLS).flatMap((number) -> call(this::waitForRelease));
		StepVerifier.create(holders).then(() -> {
			awaitRunning(MAX_CONCURRENT_CALLS);
			StepVerifier.create(call(() -> 1))
				.expectError(DatabaseUnavailableException.class)
				.verify(DatabaseBridge.MAX_WAIT.plusSeconds(2));
			assertThat(stack.gateway().bean(DatabaseAvailability.class).isReady()).isTrue();
			this.released.countDown();
		}).expectNextCount(MAX_CONCURRENT_CALLS).expectComplete().verify(BOUND);
	}

	@Test
	void failureIsPropagatedUnchanged() {
		IllegalStateException failure = new IllegalStateException("thrown by the test");
		StepVerifier.create(call(() -> {
			throw failure;
		})).expectErrorSatisfies((error) -> assertThat(error).isSameAs(failure)).verify(BOUND);
	}

	@Test
	void durationIsReportedForSuccessAndFailure() {
		AtomicInteger reported = new AtomicInteger();
		Mono<Integer> calls = call(() -> 1).then(call(() -> {
			throw new IllegalStateException("thrown by the test");
		}));
		StepVerifier.create(calls.contextWrite(DatabaseTimingListener.register((duration) -> {
			assertThat(duration).isPositive();
			reported.incrementAndGet();
		}))).expectError(IllegalStateException.class).verify(BOUND);
		assertThat(reported).hasValue(2);
	}

	private int waitForRelease() throws InterruptedException {
		this.maxRunning.accumulateAndGet(this.running.incrementAndGet(), Math::max);
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
		return stack.gateway().bean(DatabaseBridge.class).call(call);
	}

}
