package dev.tandem.mlservice.platform.grpc;

import java.util.List;

import dev.tandem.mlservice.platform.ModelMetric;
import dev.tandem.mlservice.platform.ServedModel;
import dev.tandem.proto.model.v1.ListModelsResponse;
import dev.tandem.proto.model.v1.Model;

import org.springframework.util.Assert;

/**
 * Maps the list of models from the contract. A response that violates the contract is an
 * {@link IllegalArgumentException}.
 */
final class ModelMapper {

	private ModelMapper() {
	}

	static List<ServedModel> models(ListModelsResponse response) {
		long names = response.getModelsList().stream().map(Model::getName).distinct().count();
		Assert.isTrue(names == response.getModelsCount(), "two models have the same name");
		return response.getModelsList().stream().map(ModelMapper::model).toList();
	}

	private static ServedModel model(Model model) {
		Assert.isTrue(model.hasTrainedAt(), "model.trained_at is missing");
		return new ServedModel(model.getName(), model.getVersion(),
				ProtobufTime.instant("model.trained_at", model.getTrainedAt()), model.getDataSha256(),
				model.getMetricsList().stream().map(ModelMapper::metric).toList());
	}

	private static ModelMetric metric(dev.tandem.proto.model.v1.ModelMetric metric) {
		return new ModelMetric(metric.getName(), metric.getUnit(), metric.getMae(), metric.getBaselineMae(),
				metric.hasFloorMae() ? metric.getFloorMae() : null);
	}

}
