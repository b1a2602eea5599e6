package dev.tandem.gateway.platform.problem;

import java.io.Serial;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.web.ErrorResponseException;

/**
 * Reports a problem to the caller, as problem details (RFC 9457).
 */
public class ProblemException extends ErrorResponseException {

	@Serial
	private static final long serialVersionUID = 1L;

	public ProblemException(ProblemType type, String detail) {
		this(type, detail, List.of());
	}

	public ProblemException(ProblemType type, String detail, List<FieldError> errors) {
		this(type, detail, errors, null);
	}

	/**
	 * Creates the exception.
	 * @param type the kind of problem
	 * @param detail what happened this time, for people
	 * @param errors the fields at fault; empty when there are none
	 * @param cause for the log, or null
	 */
	public ProblemException(ProblemType type, String detail, List<FieldError> errors, @Nullable Throwable cause) {
		super(type.status(), type.occurrence(type.status(), detail, errors), cause);
	}

	/** Names wrong fields, at least one, by a kind of problem of one's own. */
	public static ProblemException invalid(ProblemType type, List<FieldError> errors) {
		String detail = (errors.size() == 1) ? errors.getFirst().field() + " " + errors.getFirst().message()
				: errors.size() + " fields are wrong";
		return new ProblemException(type, detail, errors);
	}

	/** Names one wrong field by its path, or a parameter by its name. */
	public static ProblemException invalid(String field, String message) {
		return invalid(PlatformProblem.INVALID_REQUEST, List.of(new FieldError(field, message)));
	}

	/** Reports that what the detail names does not exist. */
	public static ProblemException notFound(String detail) {
		return new ProblemException(PlatformProblem.NOT_FOUND, detail);
	}

	@Override
	public String getMessage() {
		return String.valueOf(getBody().getDetail());
	}

}
