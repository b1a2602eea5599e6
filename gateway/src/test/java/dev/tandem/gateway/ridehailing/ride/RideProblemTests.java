package dev.tandem.gateway.ridehailing.ride;

import dev.tandem.gateway.platform.problem.ProblemType;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RideProblemTests {

	@Test
	void slugsAreStable() {
		assertThat(new RideProblem().rideProblems().types().stream().map(ProblemType::slug))
			.containsExactly("quote-expired", "quote-taken", "ride-state", "offer-gone");
	}

}
