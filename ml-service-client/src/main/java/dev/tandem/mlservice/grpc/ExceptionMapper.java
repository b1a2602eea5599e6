package dev.tandem.mlservice.grpc;

import java.util.List;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.BadRequest;
import dev.tandem.mlservice.FieldViolation;
import dev.tandem.mlservice.MlServiceException;
import dev.tandem.mlservice.MlServiceInvalidRequestException;
import dev.tandem.mlservice.MlServiceProtocolException;
import dev.tandem.mlservice.MlServiceTimeoutException;
import dev.tandem.mlservice.MlServiceUnavailableException;
import io.grpc.Status;
import io.grpc.protobuf.StatusProto;

/**
 * Maps whatever a call can fail with to the client's exceptions; the only place that
 * does.
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

	// A server that stops cancels without a cause; a channel that cannot read an answer
	// cancels too, and the cause tells what is wrong with the answer.
	private static MlServiceException cancelled(Status status, String message, Throwable failure) {
		return (status.getCause() != null) ? new MlServiceProtocolException(message, failure)
				: new MlServiceUnavailableException(message, failure);
	}

	private static List<FieldViolation> violations(Throwable failure) {
		try {
			com.google.rpc.Status status = StatusProto.fromThrowable(failure);
			return (status != null) ? violations(status) : List.of();
		}
		catch (IllegalArgumentException | InvalidProtocolBufferException ex) {
			failure.addSuppressed(ex);
			return List.of();
		}
	}

	private static List<FieldViolation> violations(com.google.rpc.Status status) throws InvalidProtocolBufferException {
		for (Any detail : status.getDetailsList()) {
			if (detail.is(BadRequest.class)) {
				return violations(detail.unpack(BadRequest.class));
			}
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
