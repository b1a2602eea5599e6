package dev.tandem.simulator.driver;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.tandem.simulator.base.Chance;
import dev.tandem.simulator.city.Place;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class TemperTests {

	private final Temper temper = new Temper(Chance.of(7, "temper", 0));

	@Test
	void oneOfferInTwentyFiveIsDeclinedAndOneInAHundredIgnored() {
		Map<Temper.Answer, Long> answers = Stream.generate(this.temper::answer)
			.limit(20_000)
			.collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
		assertThat(answers.get(Temper.Answer.DECLINE) / 20_000.0).isCloseTo(0.04, within(0.005));
		assertThat(answers.get(Temper.Answer.IGNORE) / 20_000.0).isCloseTo(0.01, within(0.003));
	}

	@Test
	void mostReturnInTimeToResumeAndSomeDoNot() {
		List<Duration> times = Stream.generate(this.temper::away).limit(1_000).toList();
		long inTime = times.stream().filter((away) -> away.toSeconds() < 30).count();
		assertThat(inTime).isBetween(860L, 940L);
	}

	@Test
	void positionsAreNeverMoreThanOneASecond() {
		assertThat(Stream.generate(this.temper::untilPosition).limit(1_000)).allMatch((gap) -> gap.toMillis() >= 1_000)
			.anyMatch((gap) -> gap.toMillis() > 1_100);
	}

	@Test
	void positionThatCameBackIsKnownByItsPlaceUnlessItWasSentTwice() {
		Fleet fleet = new Fleet();
		UUID driver = UUID.randomUUID();
		Place moving = new Place(40.75, -73.98);
		Place waiting = new Place(40.76, -73.97);
		fleet.sent(driver, moving);
		assertThat(fleet.since(driver, moving)).isEmpty();
		fleet.join(driver);
		Stream.of(moving, waiting, waiting).forEach((place) -> fleet.sent(driver, place));
		assertThat(fleet.has(driver)).isTrue();
		assertThat(fleet.since(driver, moving)).hasValueSatisfying((age) -> assertThat(age).isPositive());
		assertThat(fleet.since(driver, waiting)).isEmpty();
	}

}
