package dev.tandem.mlservice.platform.grpc;

import java.util.List;

import dev.tandem.mlservice.platform.ModelClient;
import dev.tandem.mlservice.platform.ServedModel;
import dev.tandem.proto.model.v1.ListModelsRequest;
import dev.tandem.proto.model.v1.ModelServiceGrpc;
import reactor.core.publisher.Mono;

/**
 * The {@link ModelClient} over gRPC.
 */
final class GrpcModelClient implements ModelClient {

	private final CallExecutor calls;

	GrpcModelClient(CallExecutor calls) {
		this.calls = calls;
	}

	@Override
	public Mono<List<ServedModel>> listModels() {
		return this.calls.execute(ModelServiceGrpc.getListModelsMethod(), ListModelsRequest.getDefaultInstance(),
				ModelMapper::models);
	}

}
