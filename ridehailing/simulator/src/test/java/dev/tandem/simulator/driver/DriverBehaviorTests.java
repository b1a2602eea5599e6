package dev.tandem.simulator.driver;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.tandem.ridehailing.client.Place;
import dev.tandem.simulator.base.Deadline;
import dev.tandem.simulator.base.SeededRandom;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class DriverBehaviorTests {

	private final DriverBehavior behavior = new DriverBehavior(SeededRandom.of(7, "temper", 0), null);

	@Test
	void oneOfferInTwentyFiveIsDeclinedAndOneInAHundredIgnored() {
		Map<DriverBehavior.Decision, Long> decisions = Stream.generate(this.behavior::decision)
			.limit(20_000)
			.collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
		assertThat(decisions.get(DriverBehavior.Decision.DECLINE) / 20_000.0).isCloseTo(0.04, within(0.005));
		assertThat(decisions.get(DriverBehavior.Decision.IGNORE) / 20_000.0).isCloseTo(0.01, within(0.003));
	}

	@Test
	void mostReturnInTimeToResumeAndSomeDoNot() {
		List<Duration> times = Stream.generate(this.behavior::offlineTime).limit(1_000).toList();
		long inTime = times.stream().filter((offlineTime) -> offlineTime.toSeconds() < 30).count();
		assertThat(inTime).isBetween(860L, 940L);
	}

	@Test
	void positionsAreNeverMoreThanOneASecond() {
		assertThat(Stream.generate(this.behavior::untilPosition).limit(1_000))
			.allMatch((gap) -> gap.toMillis() >= 1_000)
			.anyMatch((gap) -> gap.toMillis() > 1_100);
	}

	@Test
	void nothingGoesWrongInAMeasurement() {
		Measurement measurement = new Measurement(Duration.ofSeconds(5));
		DriverBehavior steady = new DriverBehavior(SeededRandom.of(7, "temper", 0), measurement);
		assertThat(Stream.generate(steady::untilPosition).limit(1_000))
			.allMatch((gap) -> gap.toMillis() >= 5_000 && gap.toMillis() <= 6_000);
		assertThat(Stream.generate(steady::decision).limit(1_000)).contains(DriverBehavior.Decision.DECLINE)
			.doesNotContain(DriverBehavior.Decision.IGNORE);
		assertThat(steady.reaction()).isZero();
		assertThat(Deadline.after(steady.untilLoss()).hasPassed()).isFalse();
	}

	@Test
	void positionHasAnAgeUnlessItWasSentTwice() {
		Fleet fleet = new Fleet();
		UUID driver = UUID.randomUUID();
		Place moving = new Place(40.75, -73.98);
		Place waiting = new Place(40.76, -73.97);
		fleet.recordPosition(driver, moving);
		assertThat(fleet.positionAge(driver, moving)).isEmpty();
		fleet.add(driver);
		Stream.of(moving, waiting, waiting).forEach((place) -> fleet.recordPosition(driver, place));
		assertThat(fleet.contains(driver)).isTrue();
		assertThat(fleet.positionAge(driver, moving)).hasValueSatisfying((age) -> assertThat(age).isPositive());
		assertThat(fleet.positionAge(driver, waiting)).isEmpty();
	}

}
