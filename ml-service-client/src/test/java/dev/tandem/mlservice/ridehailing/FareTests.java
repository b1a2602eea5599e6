package dev.tandem.mlservice.ridehailing;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class FareTests {

	@Test
	void partsAddUpToTheAmount() {
		assertThat(new Fare("USD", 10, 1, 2, 3, 4).amount()).isEqualTo(10);
	}

	@Test
	void fareThatDoesNotAddUpIsRejected() {
		assertThatIllegalArgumentException().isThrownBy(() -> new Fare("USD", 11, 1, 2, 3, 4))
			.withMessage("fare.amount must be the sum of its parts, 10, but is '11'");
	}

	@Test
	void fareOfZeroIsRejected() {
		assertThatIllegalArgumentException().isThrownBy(() -> new Fare("USD", 0, 0, 0, 0, 0))
			.withMessage("fare.amount must be more than 0 but is '0'");
	}

	@Test
	void fareThatOverflowsIsRejected() {
		assertThatException().isThrownBy(() -> new Fare("USD", 1, Long.MAX_VALUE, 1, 0, 0))
			.isInstanceOf(ArithmeticException.class);
	}

}
