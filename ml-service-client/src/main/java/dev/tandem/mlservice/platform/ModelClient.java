package dev.tandem.mlservice.platform;

import java.util.List;

import reactor.core.publisher.Mono;

/**
 * Lists the models that the ML service serves.
 * <p>
 * A call starts on subscription and is cancelled with the subscription. It ends within
 * {@code tandem.ml-service.deadline} or by the subscriber's {@link CallDeadline},
 * whichever comes first, and fails only with an {@link MlServiceException}. Thread-safe.
 */
public interface ModelClient {

	/** Lists the models in order of name; an empty list where the service serves none. */
	Mono<List<ServedModel>> listModels();

}
