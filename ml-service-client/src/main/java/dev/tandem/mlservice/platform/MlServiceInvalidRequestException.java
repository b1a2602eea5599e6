package dev.tandem.mlservice.platform;

import java.io.Serial;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The service refused the request because it violates the contract.
 */
public final class MlServiceInvalidRequestException extends MlServiceException {

	@Serial
	private static final long serialVersionUID = 1L;

	private final FieldViolation[] violations;

	public MlServiceInvalidRequestException(String message, List<FieldViolation> violations,
			@Nullable Throwable cause) {
		super(message, cause);
		this.violations = violations.toArray(FieldViolation[]::new);
	}

	/** The invalid fields that the service reported; empty when it reported none. */
	public List<FieldViolation> violations() {
		return List.of(this.violations);
	}

}
