package dev.tandem.gateway.platform.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.netty.buffer.AdaptiveByteBufAllocator;
import io.netty.buffer.ByteBuf;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import org.junit.jupiter.api.Test;
import reactor.blockhound.BlockingOperationError;
import reactor.core.Disposable;
import reactor.core.scheduler.NonBlocking;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Threads that must not block, and contend for the locks that
 * {@link ShortLocksIntegration} allows.
 */
class ShortLocksIntegrationTests {

	private static final int THREADS = 24;

	private final Queue<Throwable> errors = new ConcurrentLinkedQueue<>();

	@Test
	void otherBlockingCallsAreErrors() throws InterruptedException {
		contend(() -> {
			try {
				Thread.sleep(1);
			}
			catch (InterruptedException ex) {
				throw new AssertionError(ex);
			}
		});
		assertThat(this.errors).hasSize(THREADS).hasOnlyElementsOfType(BlockingOperationError.class);
	}

	@Test
	void memoryIsAllocatedAndReleased() throws InterruptedException {
		for (int round = 0; round < 40; round++) {
			AdaptiveByteBufAllocator allocator = new AdaptiveByteBufAllocator(true, false);
			Queue<ByteBuf> allocated = new ConcurrentLinkedQueue<>();
			contend(() -> IntStream.range(0, 200).forEach((size) -> {
				allocated.add(allocator.directBuffer(16 * size));
				allocated.add(allocator.directBuffer(16 * size));
				allocated.remove().release();
			}));
			allocated.forEach(ByteBuf::release);
		}
		assertThat(this.errors).isEmpty();
	}

	@Test
	void periodicTasksAreCancelled() throws InterruptedException {
		Scheduler scheduler = Schedulers.newSingle("contended", true);
		contend(() -> {
			for (int round = 0; round < 20; round++) {
				List<Disposable> tasks = Stream.generate(() -> scheduler.schedulePeriodically(() -> {
				}, 1, 1, TimeUnit.HOURS)).limit(100).toList();
				tasks.forEach(Disposable::dispose);
			}
		});
		scheduler.dispose();
		assertThat(this.errors).isEmpty();
	}

	@Test
	void jsonIsReadForTheFirstTime() throws InterruptedException {
		for (int round = 0; round < 40; round++) {
			JsonMapper json = JsonMapper.builder().build();
			contend(() -> json.readValue("{\"at\":\"2026-01-31T12:00:00Z\"}", Moment.class));
		}
		assertThat(this.errors).isEmpty();
	}

	@Test
	void typesAreValidatedForTheFirstTime() throws InterruptedException {
		for (int round = 0; round < 40; round++) {
			try (ValidatorFactory validators = Validation.buildDefaultValidatorFactory()) {
				Validator validator = validators.getValidator();
				contend(() -> Stream.of(1, 1L, 1.0, 1F, 'c', "text", Instant.EPOCH, Duration.ZERO, Locale.ROOT, this)
					.forEach(validator::validate));
			}
		}
		assertThat(this.errors).isEmpty();
	}

	/** Runs an action on all threads at the same time, and collects their errors. */
	private void contend(Runnable action) throws InterruptedException {
		List<NonBlockingThread> threads = Stream.generate(() -> new NonBlockingThread(action)).limit(THREADS).toList();
		threads.forEach((thread) -> {
			thread.setUncaughtExceptionHandler((same, error) -> this.errors.add(error));
			thread.start();
		});
		for (NonBlockingThread thread : threads) {
			thread.join();
		}
	}

	private record Moment(Instant at) {
	}

	private static final class NonBlockingThread extends Thread implements NonBlocking {

		NonBlockingThread(Runnable action) {
			super(action);
		}

	}

}
