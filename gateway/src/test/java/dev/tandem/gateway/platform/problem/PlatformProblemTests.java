package dev.tandem.gateway.platform.problem;

import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PlatformProblemTests {

	@Test
	void slugsAreStable() {
		assertThat(Stream.of(PlatformProblem.values()).map(ProblemType::slug)).containsExactly("malformed-body",
				"invalid-request", "not-found", "method-not-allowed", "not-acceptable", "body-too-large",
				"unsupported-media-type", "idempotency-key-reused", "unknown-reference", "request-failed",
				"database-unavailable", "internal-error");
	}

}
