package dev.tandem.gateway.ridehailing.city;

import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SupplyBaselineTests {

	private static final String TIMES_SQUARE = "882a100d67fffff";

	private final SupplyBaseline supply = new SupplyBaseline(new JsonMapper());

	SupplyBaselineTests() throws IOException {
	}

	@Test
	void midtownHasMoreDriversOnAFridayEveningThanBeforeDawn() {
		double evening = drivers("2026-11-20T19:00:00-05:00");
		double night = drivers("2026-11-20T04:00:00-05:00");
		assertThat(evening).isGreaterThan(night).isPositive();
		assertThat(night).isPositive();
	}

	@Test
	void hourIsInTheCitysTimeZoneInSummerAndInWinter() {
		assertThat(drivers("2026-07-06T12:30:00Z")).isEqualTo(drivers("2026-01-05T13:30:00Z"));
		assertThat(drivers("2026-07-06T12:30:00Z")).isNotEqualTo(drivers("2026-01-05T12:30:00Z"));
	}

	@Test
	void everyHourOfTheWeekHasASupply() {
		Instant begin = Instant.parse("2026-11-23T05:00:00Z");
		for (int hour = 0; hour < 168; hour++) {
			assertThat(this.supply.driversIn(TIMES_SQUARE, begin.plusSeconds(3600L * hour))).isPositive();
		}
	}

	@Test
	void cellOutsideTheCityHasNoDrivers() {
		assertThat(this.supply.driversIn("8826a1a2b3fffff", Instant.now())).isZero();
	}

	private double drivers(String moment) {
		return this.supply.driversIn(TIMES_SQUARE, OffsetDateTime.parse(moment).toInstant());
	}

}
