package dev.tandem.mlservice.platform;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;
import reactor.util.context.Context;

import static org.assertj.core.api.Assertions.assertThat;

class CallDeadlineTests {

	private static final Instant NOW = Instant.parse("2026-11-24T18:30:00Z");

	private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

	@Test
	void subscriberWithoutADeadlineHasNone() {
		assertThat(CallDeadline.remaining(Context.empty(), CLOCK)).isEmpty();
	}

	@Test
	void remainingTimeEndsAtTheDeadline() {
		Context context = CallDeadline.at(NOW.plusMillis(250)).apply(Context.empty());
		assertThat(CallDeadline.remaining(context, CLOCK)).contains(Duration.ofMillis(250));
	}

	@Test
	void passedDeadlineIsNegative() {
		Context context = CallDeadline.at(NOW.minusMillis(1)).apply(Context.empty());
		assertThat(CallDeadline.remaining(context, CLOCK)).contains(Duration.ofMillis(-1));
	}

	@Test
	void earliestOfSeveralAppliesInAnyOrder() {
		Context shortLast = CallDeadline.at(NOW.plusSeconds(9))
			.andThen(CallDeadline.at(NOW.plusSeconds(1)))
			.apply(Context.empty());
		Context shortFirst = CallDeadline.at(NOW.plusSeconds(1))
			.andThen(CallDeadline.at(NOW.plusSeconds(9)))
			.apply(Context.empty());
		assertThat(CallDeadline.remaining(shortLast, CLOCK)).contains(Duration.ofSeconds(1));
		assertThat(CallDeadline.remaining(shortFirst, CLOCK)).contains(Duration.ofSeconds(1));
	}

	@Test
	void infiniteDeadlineIsADeadlineToo() {
		Context context = CallDeadline.at(Instant.MAX).apply(Context.empty());
		assertThat(CallDeadline.remaining(context, CLOCK))
			.hasValueSatisfying((remaining) -> assertThat(remaining).isGreaterThan(Duration.ofDays(365_000)));
	}

}
