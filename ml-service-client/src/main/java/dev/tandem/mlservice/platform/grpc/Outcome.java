package dev.tandem.mlservice.platform.grpc;

import dev.tandem.mlservice.platform.MlServiceException;
import dev.tandem.mlservice.platform.MlServiceInvalidRequestException;
import dev.tandem.mlservice.platform.MlServiceProtocolException;
import dev.tandem.mlservice.platform.MlServiceTimeoutException;
import dev.tandem.mlservice.platform.MlServiceUnavailableException;

/**
 * How a call ended: the value of its observation's {@code outcome} tag.
 */
enum Outcome {

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
