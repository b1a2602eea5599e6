package dev.tandem.mlservice.platform.grpc;

import dev.tandem.mlservice.platform.MlServiceUnavailableException;
import dev.tandem.mlservice.platform.testing.Calls;
import dev.tandem.mlservice.platform.testing.TestMlService;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.Status;
import io.micrometer.core.instrument.binder.grpc.ObservationGrpcClientInterceptor;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.tck.TestObservationRegistry;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CallMetricsTests {

	private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

	private final TestObservationRegistry observations = TestObservationRegistry.create();

	@AutoClose
	private final TestMlService mlService = new TestMlService();

	@Test
	void callsAreTimedByMethodAndOutcome() {
		this.observations.observationConfig().observationHandler(new DefaultMeterObservationHandler(this.meters));
		call(this.mlService.channel());
		assertThat(this.meters.get("tandem.ml.call")
			.tags("method", "ListModels", "outcome", "UNAVAILABLE", "error", "MlServiceUnavailableException")
			.timer()
			.count()).isOne();
	}

	@Test
	void observationOfTheGrpcCallIsItsChild() {
		call(ClientInterceptors.intercept(this.mlService.channel(),
				new ObservationGrpcClientInterceptor(this.observations)));
		assertThat(this.observations).hasObservationWithNameEqualTo("grpc.client")
			.that()
			.hasParentObservationContextMatching((parent) -> "tandem.ml.call".equals(parent.getName()));
	}

	private void call(Channel channel) {
		this.mlService.methods().fail(Status.UNAVAILABLE);
		Calls.failure(ModelClients.on(channel, Calls.DEADLINE, this.observations).listModels(),
				MlServiceUnavailableException.class);
	}

}
