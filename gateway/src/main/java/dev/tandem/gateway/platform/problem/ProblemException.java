package dev.tandem.gateway.platform.problem;

import java.io.Serial;
import java.util.List;

/**
 * Reports a problem that the caller can fix.
 */
public final class ProblemException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	private final transient ProblemType type;

	private final transient List<FieldError> errors;

	public ProblemException(ProblemType type, String detail) {
		this(type, detail, List.of());
	}

	public ProblemException(ProblemType type, String detail, List<FieldError> errors) {
		super(detail);
		this.type = type;
		this.errors = List.copyOf(errors);
	}

	/**
	 * A request with wrong fields.
	 * @param errors what is wrong, at least one
	 * @return the exception
	 */
	public static ProblemException invalid(List<FieldError> errors) {
		String detail = (errors.size() == 1) ? errors.getFirst().field() + " " + errors.getFirst().message()
				: errors.size() + " fields are wrong";
		return new ProblemException(PlatformProblem.INVALID_REQUEST, detail, errors);
	}

	ProblemType type() {
		return this.type;
	}

	List<FieldError> errors() {
		return this.errors;
	}

}
