package dev.tandem.mlservice.grpc;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

import dev.tandem.mlservice.MlServiceClient;
import dev.tandem.mlservice.MlServiceException;
import io.grpc.Channel;
import io.micrometer.observation.ObservationRegistry;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Makes calls and waits for their end, for a bounded time.
 */
final class Calls {

	static final Duration BOUND = Duration.ofSeconds(20);

	static final Duration DEADLINE = Duration.ofMinutes(1);

	static final Duration CITY_DEADLINE = Duration.ofMinutes(3);

	static final Instant NOW = Instant.parse("2026-11-24T18:30:00Z");

	private Calls() {
	}

	/**
	 * A client for which it is always {@link #NOW}.
	 */
	static MlServiceClient client(Channel channel, Duration deadline, ObservationRegistry observations) {
		return new GrpcMlServiceClient(channel, deadline, CITY_DEADLINE, Clock.fixed(NOW, ZoneOffset.UTC),
				observations);
	}

	static MlServiceClient client(Channel channel) {
		return client(channel, DEADLINE, ObservationRegistry.NOOP);
	}

	static <T> T answer(Mono<T> call) {
		AtomicReference<T> answer = new AtomicReference<>();
		StepVerifier.create(call).consumeNextWith(answer::set).expectComplete().verify(BOUND);
		return answer.get();
	}

	static <E extends MlServiceException> E failure(Mono<?> call, Class<E> type) {
		AtomicReference<Throwable> failure = new AtomicReference<>();
		StepVerifier.create(call).expectErrorSatisfies(failure::set).verify(BOUND);
		assertThat(failure.get()).isExactlyInstanceOf(type);
		return type.cast(failure.get());
	}

}
