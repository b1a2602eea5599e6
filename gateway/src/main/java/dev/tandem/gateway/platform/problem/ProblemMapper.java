package dev.tandem.gateway.platform.problem;

import java.util.List;
import java.util.stream.Collectors;

import dev.tandem.gateway.platform.persistence.DatabaseUnavailableException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

import org.springframework.core.codec.DecodingException;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.util.InvalidMimeTypeException;
import org.springframework.web.ErrorResponse;

/**
 * Maps errors to the API's problems; the only place that does.
 */
final class ProblemMapper {

	private ProblemMapper() {
	}

	static Problem map(Throwable error) {
		return switch (error) {
			case ProblemException ex -> new Problem(ex.type(), message(ex), ex.errors());
			case DatabaseUnavailableException ex -> Problem.of(PlatformProblem.DATABASE_UNAVAILABLE);
			case Throwable ex when caused(ex, DataBufferLimitException.class) != null ->
				Problem.of(PlatformProblem.BODY_TOO_LARGE);
			case Throwable ex when caused(ex, DecodingException.class) != null -> unreadable(ex);
			case InvalidMimeTypeException ex -> Problem.of(PlatformProblem.NOT_ACCEPTABLE);
			case ErrorResponse ex -> ofStatus(ex);
			default -> Problem.of(PlatformProblem.INTERNAL_ERROR);
		};
	}

	private static Problem unreadable(Throwable error) {
		JacksonException cause = caused(error, JacksonException.class);
		return switch (cause) {
			case UnrecognizedPropertyException ex -> wrongField(ex, "is not known");
			case MismatchedInputException ex when !ex.getPath().isEmpty() -> wrongField(ex, "is of the wrong type");
			case StreamConstraintsException ex -> new Problem(PlatformProblem.MALFORMED_BODY,
					"The body is nested too deeply or holds too long a value", List.of());
			case StreamReadException ex ->
				new Problem(PlatformProblem.MALFORMED_BODY, "The body is not well-formed JSON" + at(ex), List.of());
			case null, default -> Problem.of(PlatformProblem.MALFORMED_BODY);
		};
	}

	private static String at(StreamReadException error) {
		return (error.getLocation() != null)
				? " (line " + error.getLocation().getLineNr() + ", column " + error.getLocation().getColumnNr() + ")"
				: "";
	}

	private static Problem wrongField(JacksonException error, String message) {
		String path = error.getPath()
			.stream()
			.map((reference) -> (reference.getPropertyName() != null) ? reference.getPropertyName()
					: String.valueOf(reference.getIndex()))
			.collect(Collectors.joining("."));
		return new Problem(PlatformProblem.INVALID_REQUEST, path + " " + message,
				List.of(new FieldError(path, message)));
	}

	private static Problem ofStatus(ErrorResponse error) {
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
		return Problem.of(type);
	}

	private static String message(ProblemException error) {
		return (error.getMessage() != null) ? error.getMessage() : error.type().description();
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
