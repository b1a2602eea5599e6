package dev.tandem.gateway.ridehailing.driver;

import dev.tandem.gateway.platform.problem.ProblemType;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DriverProblemTests {

	@Test
	void slugsAreStable() {
		assertThat(new DriverProblem().driverProblems().types().stream().map(ProblemType::slug))
			.containsExactly("message-invalid", "too-many-messages");
	}

}
