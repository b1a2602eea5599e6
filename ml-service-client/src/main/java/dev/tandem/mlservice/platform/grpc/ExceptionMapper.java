package dev.tandem.mlservice.platform.grpc;

import java.util.List;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.BadRequest;
import dev.tandem.mlservice.platform.FieldViolation;
import dev.tandem.mlservice.platform.MlServiceException;
import dev.tandem.mlservice.platform.MlServiceInvalidRequestException;
import dev.tandem.mlservice.platform.MlServiceProtocolException;
import dev.tandem.mlservice.platform.MlServiceTimeoutException;
import dev.tandem.mlservice.platform.MlServiceUnavailableException;
import io.grpc.Status;
import io.grpc.protobuf.StatusProto;

/**
 * Maps the gRPC status of a failed call to one of the client's exceptions.
 */
final class ExceptionMapper {

	private ExceptionMapper() {
	}

	static MlServiceException map(Throwable failure) {
		return (failure instanceof MlServiceException mapped) ? mapped : map(Status.fromThrowable(failure), failure);
	}

	private static MlServiceException map(Status status, Throwable failure) {
		String description = status.getDescription();
		String message = "ML service: " + status.getCode() + ((description != null) ? ", " + description : "");
		return switch (status.getCode()) {
			case INVALID_ARGUMENT -> new MlServiceInvalidRequestException(message, violations(failure), failure);
			case DEADLINE_EXCEEDED -> new MlServiceTimeoutException(message, failure);
			case UNAVAILABLE, RESOURCE_EXHAUSTED -> new MlServiceUnavailableException(message, failure);
			case CANCELLED -> cancelled(status, message, failure);
			default -> new MlServiceProtocolException(message, failure);
		};
	}

	// A server that stops cancels without a cause. A channel that cannot parse a response
	// cancels too, but with the parser's exception as the cause.
	private static MlServiceException cancelled(Status status, String message, Throwable failure) {
		return (status.getCause() != null) ? new MlServiceProtocolException(message, failure)
				: new MlServiceUnavailableException(message, failure);
	}

	private static List<FieldViolation> violations(Throwable failure) {
		try {
			com.google.rpc.Status status = StatusProto.fromThrowable(failure);
			for (Any detail : (status != null) ? status.getDetailsList() : List.<Any>of()) {
				if (detail.is(BadRequest.class)) {
					return violations(detail.unpack(BadRequest.class));
				}
			}
		}
		catch (IllegalArgumentException | InvalidProtocolBufferException ex) {
			failure.addSuppressed(ex);
		}
		return List.of();
	}

	private static List<FieldViolation> violations(BadRequest badRequest) {
		return badRequest.getFieldViolationsList()
			.stream()
			.map((violation) -> new FieldViolation(violation.getField(), violation.getDescription()))
			.toList();
	}

}
