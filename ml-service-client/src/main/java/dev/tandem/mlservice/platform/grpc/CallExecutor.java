package dev.tandem.mlservice.platform.grpc;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import dev.tandem.mlservice.platform.CallDeadline;
import dev.tandem.mlservice.platform.MlServiceException;
import dev.tandem.mlservice.platform.MlServiceProtocolException;
import dev.tandem.mlservice.platform.MlServiceTimeoutException;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.MethodDescriptor;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/**
 * Executes unary calls to the ML service, each with a gRPC deadline, cancellation and an
 * observation. The caller receives the mapped response or an {@link MlServiceException}.
 * Thread-safe.
 */
public final class CallExecutor {

	private final Channel channel;

	private final Duration deadline;

	private final Clock clock;

	private final ObservationRegistry observations;

	private final MlServiceAvailability availability = new MlServiceAvailability(System::nanoTime);

	/**
	 * Creates an executor for one channel.
	 * @param deadline maximum duration of a call, unless the call has its own
	 * @param clock the clock for the callers' deadlines
	 */
	public CallExecutor(Channel channel, Duration deadline, Clock clock, ObservationRegistry observations) {
		this.channel = channel;
		this.deadline = deadline;
		this.clock = clock;
		this.observations = observations;
	}

	/**
	 * Executes a call within the default deadline.
	 * @param mapper maps the response; throws {@link IllegalArgumentException},
	 * {@link ArithmeticException} or {@link DateTimeException} when the response violates
	 * the contract
	 * @return the mapped response; never empty. The call starts on subscription.
	 */
	public <Q, R, T> Mono<T> execute(MethodDescriptor<Q, R> method, Q request, Function<R, T> mapper) {
		return execute(method, request, this.deadline, mapper);
	}

	/**
	 * Executes a call within a deadline of its own, otherwise as the other method does.
	 */
	public <Q, R, T> Mono<T> execute(MethodDescriptor<Q, R> method, Q request, Duration deadline,
			Function<R, T> mapper) {
		return Mono.deferContextual((context) -> {
			CallObservation observation = CallObservation.start(this.observations, method.getBareMethodName(), context);
			return send(method, request, timeLeft(context, deadline), observation)
				.map((response) -> map(response, mapper))
				.onErrorMap(ExceptionMapper::map)
				.doOnSuccess((value) -> observation.succeeded())
				.doOnError(MlServiceException.class, observation::failed)
				.doOnCancel(observation::cancelled);
		});
	}

	private Duration timeLeft(ContextView context, Duration max) {
		return CallDeadline.remaining(context, this.clock).filter((left) -> left.compareTo(max) < 0).orElse(max);
	}

	private <Q, R> Mono<R> send(MethodDescriptor<Q, R> method, Q request, Duration timeLeft,
			CallObservation observation) {
		if (!timeLeft.isPositive()) {
			return Mono.error(new MlServiceTimeoutException("The caller's deadline passed before the call", null));
		}
		CallOptions options = CallOptions.DEFAULT.withDeadlineAfter(timeLeft.toNanos(), TimeUnit.NANOSECONDS);
		return Mono.<R>create((sink) -> {
			try (Observation.Scope _ = observation.openScope()) {
				UnaryCall.start(this.channel.newCall(method, options), request, sink);
			}
		})
			.onErrorMap(ExceptionMapper::map)
			.doOnNext((response) -> this.availability.onResponse())
			.doOnError(MlServiceException.class, this.availability::onFailure);
	}

	private static <R, T> T map(R response, Function<R, T> mapper) {
		try {
			return mapper.apply(response);
		}
		catch (IllegalArgumentException | ArithmeticException | DateTimeException ex) {
			throw new MlServiceProtocolException("The ML service's response violates the contract: " + ex.getMessage(),
					ex);
		}
	}

}
