package dev.tandem.gateway.platform.timing;

import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;

import dev.tandem.gateway.platform.timing.ServerTiming.Part;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import reactor.util.context.Context;

import static org.assertj.core.api.Assertions.assertThat;

class ServerTimingTests {

	@Test
	void headerListsTheWholeAndTheMeasuredParts() {
		ServerTiming timing = new ServerTiming();
		timing.add(Part.DB, Duration.ofNanos(2_345_678));
		timing.add(Part.ML, Duration.ofMillis(5));
		timing.add(Part.ML_QUEUE, Duration.ZERO);
		timing.add(Part.ML_COMPUTE, Duration.ofNanos(999_999));
		assertThat(timing.header(Duration.ofMillis(12)))
			.isEqualTo("gateway;dur=12.000, ml;dur=5.000, db;dur=2.345, ml-queue;dur=0.000, ml-compute;dur=0.999");
	}

	@Test
	void partWithoutTimeIsNotListed() {
		assertThat(new ServerTiming().header(Duration.ofMillis(1))).isEqualTo("gateway;dur=1.000");
	}

	@Test
	void timesOfOnePartAddUp() {
		ServerTiming timing = new ServerTiming();
		timing.add(Part.DB, Duration.ofMillis(1));
		timing.add(Part.DB, Duration.ofMillis(2));
		assertThat(timing.header(Duration.ofSeconds(1))).contains("db;dur=3.000");
	}

	@Test
	void numberFormatDoesNotDependOnTheLocale() {
		Locale before = Locale.getDefault();
		try {
			Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
			assertThat(new ServerTiming().header(Duration.ofNanos(1_500_000))).isEqualTo("gateway;dur=1.500");
		}
		finally {
			Locale.setDefault(before);
		}
	}

	@RepeatedTest(200)
	void partsNeverSumToMoreThanTheWhole(RepetitionInfo repetition) {
		RandomGenerator random = new Random(repetition.getCurrentRepetition());
		ServerTiming timing = new ServerTiming();
		Map<Part, Duration> added = new EnumMap<>(Part.class);
		for (Part part : Part.values()) {
			if (random.nextInt(4) > 0) {
				added.put(part, any(random));
				timing.add(part, added.get(part));
			}
		}
		Map<String, Long> listed = micros(timing.header(any(random)));
		assertThat(listed.values()).allSatisfy((micros) -> assertThat(micros).isNotNegative());
		assertThat(listed.getOrDefault("ml", 0L) + listed.getOrDefault("db", 0L))
			.isLessThanOrEqualTo(listed.get("gateway"));
		assertThat(listed.getOrDefault("ml-queue", 0L) + listed.getOrDefault("ml-compute", 0L))
			.isLessThanOrEqualTo(listed.getOrDefault("ml", 0L));
		assertThat(listed).hasSize(added.size() + 1);
	}

	@Test
	void timeOutsideARequestIsDiscarded() {
		ServerTiming.in(Context.empty()).add(Part.DB, Duration.ofMillis(1));
		ServerTiming timing = new ServerTiming();
		assertThat(ServerTiming.in(timing.asContext().apply(Context.empty()))).isSameAs(timing);
	}

	private static Duration any(RandomGenerator random) {
		return switch (random.nextInt(5)) {
			case 0 -> Duration.ZERO;
			case 1 -> Duration.ofNanos(random.nextInt(2000));
			case 2 -> Duration.ofNanos(-random.nextInt(2000));
			default -> Duration.ofNanos(random.nextLong(1_000_000_000));
		};
	}

	private static Map<String, Long> micros(String header) {
		Map<String, Long> listed = new HashMap<>();
		for (String entry : header.split(", ")) {
			assertThat(entry).matches("[a-z-]+;dur=\\d+\\.\\d{3}");
			String[] nameAndValue = entry.split(";dur=");
			listed.put(nameAndValue[0], Long.parseLong(nameAndValue[1].replace(".", "")));
		}
		return listed;
	}

}
