package dev.tandem.gateway.ridehailing.dispatch;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class DispatchPropertiesTests {

	private static final Duration SOME = Duration.ofSeconds(1);

	@ParameterizedTest
	@MethodSource
	void disksMustGrow(List<Integer> rings) {
		assertThatIllegalArgumentException().isThrownBy(() -> properties(rings)).withMessageContaining("rings");
	}

	static List<List<Integer>> disksMustGrow() {
		return List.of(List.of(), List.of(-1), List.of(1, 1), List.of(3, 2));
	}

	@Test
	void widestDiskIsTheLast() {
		assertThat(properties(List.of(0, 2, 5)).widestRing()).isEqualTo(5);
	}

	private static DispatchProperties properties(List<Integer> rings) {
		return new DispatchProperties(SOME, SOME, SOME, SOME, rings, 1);
	}

}
