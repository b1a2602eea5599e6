package dev.tandem.gateway.platform.problem;

import java.util.List;

/**
 * The kinds of problem that one feature registers.
 *
 * @param types the kinds, in the order in which they are listed
 */
public record ProblemTypes(List<ProblemType> types) {

	public static ProblemTypes of(ProblemType... types) {
		return new ProblemTypes(List.of(types));
	}

}
