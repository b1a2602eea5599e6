package dev.tandem.gateway.ridehailing.driver;

import java.util.stream.Stream;

import dev.tandem.gateway.platform.problem.ProblemType;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DriverProblemTests {

	@Test
	void slugsAreStable() {
		assertThat(Stream.of(DriverProblem.values()).map(ProblemType::slug)).containsExactly("message-invalid",
				"too-many-messages");
	}

}
