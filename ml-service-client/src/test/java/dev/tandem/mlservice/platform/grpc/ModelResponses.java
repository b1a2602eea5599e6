package dev.tandem.mlservice.platform.grpc;

import com.google.protobuf.Timestamp;
import dev.tandem.proto.model.v1.ListModelsResponse;
import dev.tandem.proto.model.v1.Model;
import dev.tandem.proto.model.v1.ModelMetric;

/**
 * A valid list of models, to be sent unchanged or made invalid. No two of its fields have
 * the same value.
 */
final class ModelResponses {

	private ModelResponses() {
	}

	static ListModelsResponse.Builder models() {
		return ListModelsResponse.newBuilder()
			.addModels(Model.newBuilder()
				.setName("weather")
				.setVersion("2026.11.1")
				.setTrainedAt(Timestamp.newBuilder().setSeconds(1_794_000_000).setNanos(7))
				.setDataSha256("0123456789abcdef".repeat(4))
				.addMetrics(metric("rain", "mm", 1.5, 2.5))
				.addMetrics(metric("wind", "m/s", 110.5, 160.25).setFloorMae(104.75)));
	}

	private static ModelMetric.Builder metric(String name, String unit, double mae, double baselineMae) {
		return ModelMetric.newBuilder().setName(name).setUnit(unit).setMae(mae).setBaselineMae(baselineMae);
	}

}
