package dev.tandem.simulator.report;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.zip.DataFormatException;

import dev.tandem.simulator.check.RideHistory;
import dev.tandem.simulator.check.Violations;
import dev.tandem.simulator.report.Statistics.Counter;
import dev.tandem.simulator.report.Statistics.Timer;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class ReportTests {

	private final Statistics statistics = new Statistics();

	private final Violations violations = new Violations((line) -> {
	});

	private final Report report = new Report(this.statistics, this.violations);

	@Test
	void lineContainsTheCurrentFigures() {
		this.statistics.driversOnline().set(45);
		this.statistics.driversBusy().set(12);
		this.statistics.ridesFollowed().set(3);
		this.statistics.count(Counter.RIDES, "completed");
		this.statistics.count(Counter.RIDES, "completed");
		this.statistics.count(Counter.FAILURES, "ride: timeout");
		this.statistics.recordTime(Timer.MATCH, Duration.ofMillis(2_400));
		for (int ride = 0; ride < 35; ride++) {
			this.statistics.count(Counter.MATCHES, Statistics.MATCHED);
		}
		this.statistics.count(Counter.MATCHES, "without a driver");
		assertThat(this.report.line(Duration.ofSeconds(3_723))).isEqualTo(
				"1:02:03  drivers 45 online, 12 busy (27 %) | rides 2 completed, 3 on the way, 97.2 % matched | offers none | match p50 2.4 s, p99 2.4 s | failures 1 | broken 0");
	}

	@Test
	void summaryHasTheMeanOfTheLinesBusyShares() {
		this.report.line(Duration.ZERO);
		this.statistics.driversOnline().set(10);
		for (int busy : new int[] { 5, 7 }) {
			this.statistics.driversBusy().set(busy);
			this.report.line(Duration.ofSeconds(busy));
		}
		assertThat(this.report.summary(Duration.ofSeconds(60))).first()
			.isEqualTo("After 60 s: 60 % of the drivers busy, - of the rides matched, 0 rides left on the way");
	}

	@Test
	void summaryHasEachTimerAndCounterAndTheResult() {
		for (int millis = 1; millis <= 100; millis++) {
			this.statistics.recordTime(Timer.QUOTE, Duration.ofMillis(millis));
		}
		this.statistics.recordTime(Timer.OFFER, Duration.ofMillis(-5));
		this.statistics.count(Counter.OFFERS, "declined");
		this.statistics.count(Counter.OFFERS, "accepted");
		List<String> lines = this.report.summary(Duration.ofSeconds(60));
		assertThat(lines).contains("quote                   100       50.0       90.0       99.0      100.0")
			.contains("offer delivery            1        0.0        0.0        0.0        0.0")
			.contains("position to rider         0          -          -          -          -")
			.contains("offers             1 accepted, 1 declined")
			.endsWith("Every invariant held.");
	}

	@Test
	void jsonHasCountsAndTimesSinceTheStart() throws DataFormatException {
		this.statistics.driversOnline().set(45);
		this.statistics.count(Counter.RIDES, "completed");
		this.statistics.recordTime(Timer.MATCH, Duration.ofMillis(20));
		JsonNode json = JsonMapper.shared().readTree(this.report.json(Duration.ofMillis(1_500)));
		assertThat(json.path("seconds").asDouble()).isEqualTo(1.5);
		assertThat(json.path("driversOnline").asInt()).isEqualTo(45);
		assertThat(json.at("/counts/RIDES/completed").asInt()).isOne();
		assertThat(json.path("broken").isEmpty()).isTrue();
		Histogram times = Histogram
			.decodeFromCompressedByteBuffer(ByteBuffer.wrap(json.at("/times/time to match").binaryValue()), 0);
		assertThat(times.getTotalCount()).isOne();
		assertThat(times.getMaxValue() / 1_000).isEqualTo(20);
	}

	@Test
	void summaryNamesTheViolatedInvariants() {
		RideHistory history = new RideHistory(UUID.randomUUID(), this.violations);
		history.stuck("5 min");
		history.stuck("5 min");
		assertThat(this.report.summary(Duration.ZERO)).endsWith("Broken 2 times: a ride ends within its time limit")
			.doesNotContain("Every invariant held.");
	}

}
