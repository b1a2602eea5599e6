package dev.tandem.mlservice.platform;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import org.springframework.util.SerializationUtils;

import static org.assertj.core.api.Assertions.assertThat;

class MlServiceInvalidRequestExceptionTests {

	private static final FieldViolation VIOLATION = new FieldViolation("item.size", "too large");

	@Test
	void violationsAreItsOwn() {
		List<FieldViolation> violations = new ArrayList<>(List.of(VIOLATION));
		MlServiceInvalidRequestException refusal = new MlServiceInvalidRequestException("refused", violations, null);
		violations.clear();
		assertThat(refusal.violations()).containsExactly(VIOLATION);
	}

	@Test
	void violationsTravelWithIt() {
		MlServiceInvalidRequestException refusal = SerializationUtils
			.clone(new MlServiceInvalidRequestException("refused", List.of(VIOLATION), null));
		assertThat(refusal).hasMessage("refused");
		assertThat(refusal.violations()).containsExactly(VIOLATION);
	}

}
