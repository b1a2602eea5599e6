package dev.tandem.mlservice.platform.grpc;

import java.util.concurrent.atomic.AtomicBoolean;

import dev.tandem.mlservice.platform.MlServiceException;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import org.jspecify.annotations.Nullable;
import reactor.util.context.ContextView;

/**
 * The observation of one call. Its parent is the observation in the subscriber's context
 * or, without one, the thread's current observation. Thread-safe: of several ends only
 * the first counts.
 */
final class CallObservation {

	private final Observation observation;

	private final AtomicBoolean ended = new AtomicBoolean();

	private CallObservation(Observation observation) {
		this.observation = observation;
	}

	static CallObservation start(ObservationRegistry registry, @Nullable String method, ContextView context) {
		Observation observation = MlServiceObservation.CALL.observation(registry)
			.contextualName("ml " + method)
			.lowCardinalityKeyValue(MlServiceObservation.Key.METHOD.withValue(String.valueOf(method)));
		context.<Observation>getOrEmpty(ObservationThreadLocalAccessor.KEY).ifPresent(observation::parentObservation);
		return new CallObservation(observation.start());
	}

	/**
	 * Makes this the current observation, so that the channel's interceptors see it.
	 */
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
			this.observation.lowCardinalityKeyValue(MlServiceObservation.Key.OUTCOME.withValue(outcome.name()));
			this.observation.stop();
		}
	}

}
