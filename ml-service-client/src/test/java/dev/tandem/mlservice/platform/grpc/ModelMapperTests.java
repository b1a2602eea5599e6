package dev.tandem.mlservice.platform.grpc;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import dev.tandem.mlservice.platform.MlServiceProtocolException;
import dev.tandem.mlservice.platform.ModelClient;
import dev.tandem.mlservice.platform.ModelMetric;
import dev.tandem.mlservice.platform.ServedModel;
import dev.tandem.mlservice.platform.testing.Calls;
import dev.tandem.mlservice.platform.testing.TestMlService;
import dev.tandem.proto.model.v1.ListModelsResponse;
import dev.tandem.proto.model.v1.Model;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class ModelMapperTests {

	@AutoClose
	private final TestMlService mlService = new TestMlService();

	private final ModelClient client = ModelClients.on(this.mlService.channel());

	@Test
	void modelsAreMappedWithAllTheirFields() {
		this.mlService.methods().respond(ModelResponses.models());
		assertThat(Calls.response(this.client.listModels()))
			.containsExactly(new ServedModel("weather", "2026.11.1", Instant.ofEpochSecond(1_794_000_000, 7),
					"0123456789abcdef".repeat(4), List.of(new ModelMetric("rain", "mm", 1.5, 2.5, null),
							new ModelMetric("wind", "m/s", 110.5, 160.25, 104.75))));
	}

	@Test
	void serviceWithoutAModelHasAnEmptyList() {
		this.mlService.methods().respond(ListModelsResponse.newBuilder());
		assertThat(Calls.response(this.client.listModels())).isEmpty();
	}

	@ParameterizedTest
	@MethodSource
	void invalidListIsRejected(String complaint, Consumer<ListModelsResponse.Builder> change) {
		this.mlService.methods().respond(ModelResponses.models(), change);
		assertThat(Calls.failure(this.client.listModels(), MlServiceProtocolException.class))
			.hasMessageContaining(complaint);
	}

	static Stream<Arguments> invalidListIsRejected() {
		return Stream.of(models("two models have the same name", (models) -> models.addModels(models.getModels(0))),
				model("name", Model.Builder::clearName), model("version", Model.Builder::clearVersion),
				model("model.trained_at is missing", Model.Builder::clearTrainedAt),
				model("model.trained_at is not normalized", (model) -> model.getTrainedAtBuilder().setNanos(-1)),
				model("Instant", (model) -> model.getTrainedAtBuilder().setSeconds(Long.MAX_VALUE)),
				model("dataSha256", (model) -> model.setDataSha256("0123456789ABCDEF".repeat(4))),
				model("dataSha256", (model) -> model.setDataSha256("0123")),
				model("metric.name", (model) -> model.getMetricsBuilder(0).clearName()),
				model("metric.unit", (model) -> model.getMetricsBuilder(0).clearUnit()),
				model("metric.mae", (model) -> model.getMetricsBuilder(0).clearMae()),
				model("metric.baselineMae", (model) -> model.getMetricsBuilder(0).setBaselineMae(Double.NaN)),
				model("metric.floorMae", (model) -> model.getMetricsBuilder(1).setFloorMae(-1)),
				model("metric.floorMae", (model) -> model.getMetricsBuilder(1).setFloorMae(0)));
	}

	private static Arguments models(String complaint, Consumer<ListModelsResponse.Builder> change) {
		return arguments(complaint, change);
	}

	private static Arguments model(String complaint, Consumer<Model.Builder> change) {
		return models(complaint, (models) -> change.accept(models.getModelsBuilder(0)));
	}

}
