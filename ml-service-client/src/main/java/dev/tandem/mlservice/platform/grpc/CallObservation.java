package dev.tandem.mlservice.platform.grpc;

import java.util.concurrent.atomic.AtomicBoolean;

import dev.tandem.mlservice.platform.MlServiceException;
import dev.tandem.mlservice.platform.MlServiceInvalidRequestException;
import dev.tandem.mlservice.platform.MlServiceProtocolException;
import dev.tandem.mlservice.platform.MlServiceTimeoutException;
import dev.tandem.mlservice.platform.MlServiceUnavailableException;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import org.jspecify.annotations.Nullable;
import reactor.util.context.ContextView;

/**
 * The observation {@code tandem.ml.call} of one call, from subscription to response,
 * including its retries. Its tags are {@code method}, the method's name in the contract,
 * and {@code outcome}, the name of an {@link Outcome}. Its parent is the observation in
 * the subscriber's context or, without one, the thread's current observation.
 * Thread-safe: of several ends only the first counts.
 */
final class CallObservation {

	private final Observation observation;

	private final AtomicBoolean ended = new AtomicBoolean();

	private CallObservation(Observation observation) {
		this.observation = observation;
	}

	static CallObservation start(ObservationRegistry registry, @Nullable String method, ContextView context) {
		Observation observation = Observation.createNotStarted("tandem.ml.call", registry)
			.contextualName("ml " + method)
			.lowCardinalityKeyValue("method", String.valueOf(method));
		context.<Observation>getOrEmpty(ObservationThreadLocalAccessor.KEY).ifPresent(observation::parentObservation);
		return new CallObservation(observation.start());
	}

	/** Makes this the current observation, so that the channel's interceptors see it. */
	Observation.Scope openScope() {
		return this.observation.openScope();
	}

	void succeeded() {
		end(Outcome.SUCCESS);
	}

	void failed(MlServiceException failure) {
		if (!this.ended.get()) {
			this.observation.error(failure);
		}
		end(Outcome.of(failure));
	}

	void cancelled() {
		end(Outcome.CANCELLED);
	}

	private void end(Outcome outcome) {
		if (this.ended.compareAndSet(false, true)) {
			this.observation.lowCardinalityKeyValue("outcome", outcome.name());
			this.observation.stop();
		}
	}

	private enum Outcome {

		SUCCESS, INVALID_REQUEST, UNAVAILABLE, TIMEOUT, PROTOCOL_ERROR, CANCELLED;

		static Outcome of(MlServiceException failure) {
			return switch (failure) {
				case MlServiceInvalidRequestException _ -> INVALID_REQUEST;
				case MlServiceUnavailableException _ -> UNAVAILABLE;
				case MlServiceTimeoutException _ -> TIMEOUT;
				case MlServiceProtocolException _ -> PROTOCOL_ERROR;
			};
		}

	}

}
