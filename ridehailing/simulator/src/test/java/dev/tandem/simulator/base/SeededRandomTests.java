package dev.tandem.simulator.base;

import java.time.Duration;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class SeededRandomTests {

	@Test
	void sameSeedKindAndNumberGiveTheSameSequence() {
		assertThat(draws(SeededRandom.of(7, "driver", 3))).isEqualTo(draws(SeededRandom.of(7, "driver", 3)));
	}

	@Test
	void otherSeedKindOrNumberGivesAnotherSequence() {
		assertThat(Stream.of(draws(SeededRandom.of(7, "driver", 3)), draws(SeededRandom.of(8, "driver", 3)),
				draws(SeededRandom.of(7, "rider", 3)), draws(SeededRandom.of(7, "driver", 4))))
			.doesNotHaveDuplicates();
	}

	@Test
	void frequencyEqualsTheProbability() {
		SeededRandom random = SeededRandom.of(1, "test", 0);
		long happened = Stream.generate(() -> random.happens(0.1)).limit(20_000).filter((it) -> it).count();
		assertThat(happened / 20_000.0).isCloseTo(0.1, within(0.01));
	}

	@Test
	void timesBetweenEventsAreExponential() {
		SeededRandom random = SeededRandom.of(1, "test", 0);
		List<Duration> gaps = Stream.generate(() -> random.exponential(Duration.ofSeconds(10))).limit(20_000).toList();
		assertThat(gaps.stream().mapToLong(Duration::toMillis).average()).hasValueCloseTo(10_000.0, within(300.0));
		long longer = gaps.stream().filter((gap) -> gap.toSeconds() >= 10).count();
		assertThat(longer / 20_000.0).isCloseTo(Math.exp(-1), within(0.02));
	}

	@Test
	void delaysGrowToAMaximumAndRestartAfterAReset() {
		Backoff backoff = new Backoff(SeededRandom.of(1, "test", 0));
		assertThat(backoff.nextDelay()).isBetween(Duration.ofMillis(125), Duration.ofMillis(250));
		Duration last = Stream.generate(backoff::nextDelay).limit(50).toList().getLast();
		assertThat(last).isBetween(Duration.ofMillis(2_500), Duration.ofSeconds(5));
		backoff.reset();
		assertThat(backoff.nextDelay()).isLessThanOrEqualTo(Duration.ofMillis(250));
	}

	private static List<Double> draws(SeededRandom random) {
		return DoubleStream.generate(() -> random.between(0, 1)).limit(5).boxed().toList();
	}

}
