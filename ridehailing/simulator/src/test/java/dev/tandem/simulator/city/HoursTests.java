package dev.tandem.simulator.city;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

class HoursTests {

	@Test
	void hourIsInNewYorksZone() {
		assertThat(CityHour.of(Instant.parse("2026-01-05T04:59:59Z"))).isEqualTo(new CityHour(6, 23));
		assertThat(CityHour.of(Instant.parse("2026-07-06T04:00:00Z"))).isEqualTo(new CityHour(0, 0));
	}

	@ParameterizedTest
	@CsvSource({ "fri-18,4,18", "mon-0,0,0", "SUN-23,6,23", "tue-04,1,4" })
	void hourIsParsed(String text, int day, int hour) {
		assertThat(CityHour.parse(text)).isEqualTo(new CityHour(day, hour));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "fri", "fri-24", "fri-1x", "fri18", "friday-18", "xyz-3", "18", "fri--1", "fri-018" })
	void invalidHourIsRejectedWithTheFormat(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> CityHour.parse(text))
			.withMessageContaining("'" + text + "'")
			.withMessageContaining("fri-18");
	}

	@Test
	void cityStaysAtAFixedHour() {
		Clock clock = Clock.fixed(Instant.parse("2026-07-06T04:00:00Z"), ZoneOffset.UTC);
		assertThat(new CityTime(clock, null).hour()).isEqualTo(new CityHour(0, 0));
		assertThat(new CityTime(clock, new CityHour(4, 18)).hour()).isEqualTo(new CityHour(4, 18));
	}

	@Test
	void streetsAreFasterAtNight() {
		Traffic traffic = new Traffic();
		assertThat(traffic.metersPerSecond(new CityHour(0, 11))).isCloseTo(12.4 / 3.6, within(1e-9));
		assertThat(traffic.metersPerSecond(new CityHour(6, 6))).isCloseTo(28.8 / 3.6, within(1e-9));
	}

	@Test
	void atLeastHalfOfTheDriversAreOnlineAndAllAtThePeak() {
		Shifts shifts = new Shifts();
		double most = 0;
		for (int hour = 0; hour < 168; hour++) {
			double online = shifts.onlineAt(new CityHour(hour / 24, hour % 24));
			assertThat(online).isBetween(0.5, 1.0);
			most = Math.max(most, online);
		}
		assertThat(most).isEqualTo(1);
		assertThat(shifts.onlineAt(new CityHour(0, 3))).isEqualTo(0.5);
	}

}
