package dev.tandem.mlservice.platform.grpc;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import dev.tandem.mlservice.platform.CallDeadline;
import dev.tandem.mlservice.platform.MlServiceException;
import dev.tandem.mlservice.platform.MlServiceTimeoutException;
import dev.tandem.mlservice.platform.ModelClient;
import dev.tandem.mlservice.platform.ServedModel;
import dev.tandem.mlservice.platform.testing.Calls;
import dev.tandem.mlservice.platform.testing.TestMlService;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ClientInterceptors;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.micrometer.observation.Observation;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import io.micrometer.observation.tck.TestObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistryAssert.TestObservationRegistryAssertReturningObservationContextAssert;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

class CallObservationTests {

	private final TestObservationRegistry observations = TestObservationRegistry.create();

	@AutoClose
	private final TestMlService mlService = new TestMlService();

	private final Mono<List<ServedModel>> call = ModelClients
		.on(this.mlService.channel(), Calls.DEADLINE, this.observations)
		.listModels();

	@Test
	void responseIsASuccess() {
		this.mlService.methods().respond(ModelResponses.models());
		Calls.response(this.call);
		assertObserved("SUCCESS").doesNotHaveError();
	}

	@ParameterizedTest
	@CsvSource({ "INVALID_ARGUMENT, INVALID_REQUEST", "UNAVAILABLE, UNAVAILABLE", "DEADLINE_EXCEEDED, TIMEOUT",
			"INTERNAL, PROTOCOL_ERROR" })
	void failureIsNamedByItsKind(Status.Code code, String outcome) {
		this.mlService.methods().fail(code.toStatus());
		AtomicReference<Throwable> failure = new AtomicReference<>();
		StepVerifier.create(this.call).expectErrorSatisfies(failure::set).verify(Calls.TIMEOUT);
		assertThat(failure.get()).isInstanceOf(MlServiceException.class);
		assertObserved(outcome).hasError(failure.get());
	}

	@Test
	void invalidResponseIsAFailure() {
		this.mlService.methods().respond(ModelResponses.models(), (models) -> models.addModels(models.getModels(0)));
		StepVerifier.create(this.call).expectError().verify(Calls.TIMEOUT);
		assertObserved("PROTOCOL_ERROR").hasError();
	}

	@Test
	void callAfterTheCallersDeadlineIsATimeout() {
		Calls.failure(this.call.contextWrite(CallDeadline.at(Calls.NOW)), MlServiceTimeoutException.class);
		assertObserved("TIMEOUT").hasError();
	}

	@Test
	void cancelledSubscriptionIsNotAFailure() {
		StepVerifier.create(this.call).thenCancel().verify(Calls.TIMEOUT);
		assertObserved("CANCELLED").doesNotHaveError();
	}

	@Test
	void subscribersObservationIsTheParent() {
		Observation parent = Observation.createNotStarted("parent", this.observations);
		StepVerifier
			.create(this.call.contextWrite((context) -> context.put(ObservationThreadLocalAccessor.KEY, parent)))
			.thenCancel()
			.verify(Calls.TIMEOUT);
		assertObserved("CANCELLED").hasParentObservationEqualTo(parent);
	}

	@Test
	void threadsObservationIsTheParentWithoutASubscribersOne() {
		Observation parent = Observation.start("parent", this.observations);
		try (Observation.Scope _ = parent.openScope()) {
			StepVerifier.create(this.call).thenCancel().verify(Calls.TIMEOUT);
		}
		assertObserved("CANCELLED").hasParentObservationEqualTo(parent);
	}

	@Test
	void observationIsCurrentInTheChannelsInterceptorsOnly() {
		CurrentObservation seen = new CurrentObservation();
		ModelClient client = ModelClients.on(ClientInterceptors.intercept(this.mlService.channel(), seen),
				Duration.ofMinutes(1), this.observations);
		this.mlService.methods().respond(ModelResponses.models());
		Calls.response(client.listModels());
		assertThat(seen.name).isEqualTo("tandem.ml.call");
		assertThat(this.observations.getCurrentObservation()).isNull();
	}

	private TestObservationRegistryAssertReturningObservationContextAssert assertObserved(String outcome) {
		return assertThat(this.observations).hasNumberOfObservationsWithNameEqualTo("tandem.ml.call", 1)
			.hasObservationWithNameEqualTo("tandem.ml.call")
			.that()
			.hasContextualNameEqualTo("ml ListModels")
			.hasLowCardinalityKeyValue("method", "ListModels")
			.hasLowCardinalityKeyValue("outcome", outcome)
			.hasBeenStarted()
			.hasBeenStopped();
	}

	private final class CurrentObservation implements ClientInterceptor {

		private @Nullable String name;

		@Override
		public <Q, R> ClientCall<Q, R> interceptCall(MethodDescriptor<Q, R> method, CallOptions options, Channel next) {
			Observation current = CallObservationTests.this.observations.getCurrentObservation();
			this.name = (current != null) ? current.getContext().getName() : null;
			return next.newCall(method, options);
		}

	}

}
