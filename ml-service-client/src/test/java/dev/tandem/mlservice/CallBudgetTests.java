package dev.tandem.mlservice;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;
import reactor.util.context.Context;

import static org.assertj.core.api.Assertions.assertThat;

class CallBudgetTests {

	private static final Instant NOW = Instant.parse("2026-11-24T18:30:00Z");

	private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

	@Test
	void subscriberWithoutABudgetHasNone() {
		assertThat(CallBudget.remaining(Context.empty(), CLOCK)).isEmpty();
	}

	@Test
	void whatRemainsIsTheTimeToItsEnd() {
		Context context = CallBudget.until(NOW.plusMillis(250)).apply(Context.empty());
		assertThat(CallBudget.remaining(context, CLOCK)).contains(Duration.ofMillis(250));
	}

	@Test
	void spentBudgetIsNegative() {
		Context context = CallBudget.until(NOW.minusMillis(1)).apply(Context.empty());
		assertThat(CallBudget.remaining(context, CLOCK)).contains(Duration.ofMillis(-1));
	}

	@Test
	void shortestOfSeveralHoldsWhicheverComesFirst() {
		Context shortLast = CallBudget.until(NOW.plusSeconds(9))
			.andThen(CallBudget.until(NOW.plusSeconds(1)))
			.apply(Context.empty());
		Context shortFirst = CallBudget.until(NOW.plusSeconds(1))
			.andThen(CallBudget.until(NOW.plusSeconds(9)))
			.apply(Context.empty());
		assertThat(CallBudget.remaining(shortLast, CLOCK)).contains(Duration.ofSeconds(1));
		assertThat(CallBudget.remaining(shortFirst, CLOCK)).contains(Duration.ofSeconds(1));
	}

	@Test
	void endlessBudgetIsABudgetToo() {
		Context context = CallBudget.until(Instant.MAX).apply(Context.empty());
		assertThat(CallBudget.remaining(context, CLOCK))
			.hasValueSatisfying((remaining) -> assertThat(remaining).isGreaterThan(Duration.ofDays(365_000)));
	}

}
