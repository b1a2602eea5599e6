package dev.tandem.simulator.rider;

import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.tandem.simulator.base.Chance;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class MoodTests {

	private static final int RIDERS = 10_000;

	@Test
	void theDearerTheFewerBookAndSomeAlwaysDo() {
		assertThat(shareFindingTooDear(1.2)).isZero();
		double some = shareFindingTooDear(2);
		double more = shareFindingTooDear(3);
		assertThat(some).isBetween(0.2, 0.35);
		assertThat(more).isBetween(some + 0.2, 0.65);
	}

	@Test
	void mostComeBackLaterButNotForEver() {
		assertThat(share((mood) -> mood.comesBack())).isCloseTo(0.7, within(0.02));
		assertThat(share((mood) -> Stream.generate(mood::comesBack).limit(3).allMatch((back) -> back))).isCloseTo(0.343,
				within(0.02));
		assertThat(share((mood) -> Stream.generate(mood::comesBack).limit(4).allMatch((back) -> back))).isZero();
	}

	@Test
	void nobodyWaitsLongerThanTheSearchLasts() {
		assertThat(IntStream.range(0, 1_000).mapToObj((number) -> mood(number).patience()))
			.allMatch((patience) -> patience.toSeconds() >= 50 && patience.toSeconds() < 120);
	}

	private static double shareFindingTooDear(double surge) {
		return share((mood) -> mood.findsTooDear(surge));
	}

	private static double share(Predicate<Mood> behaviour) {
		return IntStream.range(0, RIDERS).filter((number) -> behaviour.test(mood(number))).count() / (double) RIDERS;
	}

	private static Mood mood(int number) {
		return new Mood(Chance.of(7, "mood", number));
	}

}
