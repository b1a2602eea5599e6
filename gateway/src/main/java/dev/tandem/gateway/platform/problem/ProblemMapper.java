package dev.tandem.gateway.platform.problem;

import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

import org.springframework.beans.TypeMismatchException;
import org.springframework.core.codec.DecodingException;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.util.InvalidMimeTypeException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.support.WebExchangeBindException;
import org.springframework.web.server.MissingRequestValueException;
import org.springframework.web.server.ServerWebInputException;

/**
 * Maps errors to the API's problems; the only place that does.
 */
public final class ProblemMapper {

	private ProblemMapper() {
	}

	/** Maps any error to its problem details, without an instance. */
	public static ProblemDetail map(Throwable error) {
		return switch (error) {
			case ProblemException ex -> ex.getBody();
			case WebExchangeBindException ex ->
				ProblemException.invalid(PlatformProblem.INVALID_REQUEST, FieldErrors.of(ex)).getBody();
			case MissingRequestValueException ex -> ProblemException.invalid(ex.getName(), "is required").getBody();
			case ServerWebInputException ex when ex.getCause() instanceof TypeMismatchException mismatch ->
				ProblemException.invalid(String.valueOf(mismatch.getPropertyName()), reason(mismatch)).getBody();
			case Throwable ex when caused(ex, DataBufferLimitException.class) != null ->
				of(PlatformProblem.BODY_TOO_LARGE);
			case Throwable ex when caused(ex, DecodingException.class) != null -> unreadable(ex);
			case InvalidMimeTypeException ex -> of(PlatformProblem.NOT_ACCEPTABLE);
			case ErrorResponse ex -> ofStatus(ex);
			default -> of(PlatformProblem.INTERNAL_ERROR);
		};
	}

	/** Whether a problem is the gateway's own fault, and should be logged. */
	public static boolean isUnforeseen(ProblemDetail problem) {
		return PlatformProblem.INTERNAL_ERROR.uri().equals(problem.getType());
	}

	private static ProblemDetail of(ProblemType type) {
		return of(type, type.description());
	}

	private static ProblemDetail of(ProblemType type, String detail) {
		return type.occurrence(type.status(), detail, List.of());
	}

	private static String reason(TypeMismatchException mismatch) {
		InvalidValueException invalid = caused(mismatch, InvalidValueException.class);
		return (invalid != null) ? String.valueOf(invalid.getMessage()) : "is of the wrong type";
	}

	private static ProblemDetail unreadable(Throwable error) {
		JacksonException cause = caused(error, JacksonException.class);
		return switch (cause) {
			case UnrecognizedPropertyException ex -> wrongField(ex, "is not known");
			case MismatchedInputException ex when !ex.getPath().isEmpty() -> wrongField(ex, "is of the wrong type");
			case StreamConstraintsException ex ->
				of(PlatformProblem.MALFORMED_BODY, "The body is nested too deeply or holds too long a value");
			case StreamReadException ex ->
				of(PlatformProblem.MALFORMED_BODY, "The body is not well-formed JSON" + at(ex));
			case null, default -> of(PlatformProblem.MALFORMED_BODY);
		};
	}

	private static String at(StreamReadException error) {
		return (error.getLocation() != null)
				? " (line " + error.getLocation().getLineNr() + ", column " + error.getLocation().getColumnNr() + ")"
				: "";
	}

	private static ProblemDetail wrongField(JacksonException error, String message) {
		String path = error.getPath()
			.stream()
			.map((reference) -> (reference.getPropertyName() != null) ? reference.getPropertyName()
					: String.valueOf(reference.getIndex()))
			.collect(Collectors.joining("."));
		return ProblemException.invalid(path, message).getBody();
	}

	private static ProblemDetail ofStatus(ErrorResponse error) {
		HttpStatusCode status = error.getStatusCode();
		ProblemType type = switch (HttpStatus.resolve(status.value())) {
			case NOT_FOUND -> PlatformProblem.NOT_FOUND;
			case METHOD_NOT_ALLOWED -> PlatformProblem.METHOD_NOT_ALLOWED;
			case NOT_ACCEPTABLE -> PlatformProblem.NOT_ACCEPTABLE;
			case CONTENT_TOO_LARGE -> PlatformProblem.BODY_TOO_LARGE;
			case UNSUPPORTED_MEDIA_TYPE -> PlatformProblem.UNSUPPORTED_MEDIA_TYPE;
			case BAD_REQUEST -> PlatformProblem.MALFORMED_BODY;
			case null, default ->
				status.is4xxClientError() ? PlatformProblem.REQUEST_FAILED : PlatformProblem.INTERNAL_ERROR;
		};
		return (type == PlatformProblem.REQUEST_FAILED) ? type.occurrence(status, type.description(), List.of())
				: of(type);
	}

	private static <T extends Throwable> @Nullable T caused(Throwable error, Class<T> kind) {
		for (Throwable cause = error; cause != null; cause = cause.getCause()) {
			if (kind.isInstance(cause)) {
				return kind.cast(cause);
			}
		}
		return null;
	}

}
