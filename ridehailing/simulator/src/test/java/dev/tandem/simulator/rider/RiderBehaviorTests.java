package dev.tandem.simulator.rider;

import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.tandem.simulator.base.SeededRandom;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class RiderBehaviorTests {

	private static final int RIDERS = 10_000;

	@Test
	void higherSurgeMeansFewerBookingsButNeverNone() {
		assertThat(shareFindingTooDear(1.2)).isZero();
		double some = shareFindingTooDear(2);
		double more = shareFindingTooDear(3);
		assertThat(some).isBetween(0.2, 0.35);
		assertThat(more).isBetween(some + 0.2, 0.65);
	}

	@Test
	void mostReturnLaterUpToAMaximum() {
		assertThat(share((behavior) -> behavior.returnsLater())).isCloseTo(0.7, within(0.02));
		assertThat(share((behavior) -> Stream.generate(behavior::returnsLater).limit(3).allMatch((back) -> back)))
			.isCloseTo(0.343, within(0.02));
		assertThat(share((behavior) -> Stream.generate(behavior::returnsLater).limit(4).allMatch((back) -> back)))
			.isZero();
	}

	@Test
	void noRiderWaitsLongerThanTheSearchLasts() {
		assertThat(IntStream.range(0, 1_000).mapToObj((number) -> behavior(number).maxWait()))
			.allMatch((wait) -> wait.toSeconds() >= 50 && wait.toSeconds() < 120);
	}

	private static double shareFindingTooDear(double surge) {
		return share((behavior) -> behavior.rejectsPrice(surge));
	}

	private static double share(Predicate<RiderBehavior> behaviour) {
		return IntStream.range(0, RIDERS).filter((number) -> behaviour.test(behavior(number))).count()
				/ (double) RIDERS;
	}

	private static RiderBehavior behavior(int number) {
		return new RiderBehavior(SeededRandom.of(7, "mood", number), false);
	}

}
