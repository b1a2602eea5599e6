package dev.tandem.mlservice;

import java.io.Serial;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The service refused the request: what it asks for is not in the contract.
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

	/**
	 * What is wrong with the request.
	 * @return the violations as the service told them; empty when it told none
	 */
	public List<FieldViolation> violations() {
		return List.of(this.violations);
	}

}
