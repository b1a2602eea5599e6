package dev.tandem.gateway;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.Test;
import reactor.blockhound.BlockingOperationError;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

/**
 * BlockHound stands guard over all tests of the gateway: here is the proof.
 */
class BlockHoundTests {

	@Test
	void threadThatMustNotBlockCannotSleep() {
		assertRefused(() -> {
			Thread.sleep(1);
			return 0;
		});
	}

	@Test
	void threadThatMustNotBlockCannotWait() {
		assertRefused(() -> {
			new CountDownLatch(1).await();
			return 0;
		});
	}

	private static void assertRefused(Callable<Integer> blocking) {
		StepVerifier.create(Mono.fromCallable(blocking).subscribeOn(Schedulers.parallel()))
			.expectErrorMatches((error) -> error instanceof BlockingOperationError)
			.verify(Duration.ofSeconds(5));
	}

}
