package dev.tandem.mlservice.platform.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

import dev.tandem.mlservice.platform.MlServiceException;
import dev.tandem.mlservice.platform.grpc.CallExecutor;
import io.grpc.Channel;
import io.micrometer.observation.ObservationRegistry;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Executes calls and waits at most {@link #TIMEOUT} for their end.
 */
public final class Calls {

	public static final Duration TIMEOUT = Duration.ofSeconds(20);

	public static final Duration DEADLINE = Duration.ofMinutes(1);

	public static final Instant NOW = Instant.parse("2026-11-24T18:30:00Z");

	private Calls() {
	}

	/**
	 * Creates an executor whose clock always shows {@link #NOW}.
	 */
	public static CallExecutor executor(Channel channel, Duration deadline, ObservationRegistry observations) {
		return new CallExecutor(channel, deadline, Clock.fixed(NOW, ZoneOffset.UTC), observations);
	}

	public static CallExecutor executor(Channel channel) {
		return executor(channel, DEADLINE, ObservationRegistry.NOOP);
	}

	public static <T> T response(Mono<T> call) {
		AtomicReference<T> response = new AtomicReference<>();
		StepVerifier.create(call).consumeNextWith(response::set).expectComplete().verify(TIMEOUT);
		return response.get();
	}

	public static <E extends MlServiceException> E failure(Mono<?> call, Class<E> type) {
		AtomicReference<Throwable> failure = new AtomicReference<>();
		StepVerifier.create(call).expectErrorSatisfies(failure::set).verify(TIMEOUT);
		assertThat(failure.get()).isExactlyInstanceOf(type);
		return type.cast(failure.get());
	}

}
