package dev.tandem.mlservice.grpc;

import dev.tandem.mlservice.MlServiceException;
import dev.tandem.mlservice.MlServiceInvalidRequestException;
import dev.tandem.mlservice.MlServiceProtocolException;
import dev.tandem.mlservice.MlServiceTimeoutException;
import dev.tandem.mlservice.MlServiceUnavailableException;

/**
 * How a call ended, as its observation tells it.
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
