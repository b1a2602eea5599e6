package dev.tandem.gateway.platform.problem;

import java.util.List;

/**
 * One problem that occurred.
 *
 * @param type its kind
 * @param detail what happened this time, for people
 * @param errors the fields at fault; empty when there are none
 */
public record Problem(ProblemType type, String detail, List<FieldError> errors) {

	static Problem of(ProblemType type) {
		return new Problem(type, type.description(), List.of());
	}

}
