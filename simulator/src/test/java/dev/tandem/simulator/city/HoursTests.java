package dev.tandem.simulator.city;

import java.time.Instant;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class HoursTests {

	@Test
	void hourIsNewYorks() {
		assertThat(CityHour.of(Instant.parse("2026-01-05T04:59:59Z"))).isEqualTo(new CityHour(6, 23));
		assertThat(CityHour.of(Instant.parse("2026-07-06T04:00:00Z"))).isEqualTo(new CityHour(0, 0));
	}

	@Test
	void streetsAreFasterAtNight() {
		Traffic traffic = new Traffic();
		assertThat(traffic.metersPerSecond(new CityHour(0, 11))).isCloseTo(12.4 / 3.6, within(1e-9));
		assertThat(traffic.metersPerSecond(new CityHour(6, 6))).isCloseTo(28.8 / 3.6, within(1e-9));
	}

	@Test
	void atLeastAThirdOfTheDriversIsOnlineAndAllAtThePeak() {
		Shifts shifts = new Shifts();
		double most = 0;
		for (int hour = 0; hour < 168; hour++) {
			double online = shifts.onlineAt(new CityHour(hour / 24, hour % 24));
			assertThat(online).isBetween(1.0 / 3, 1.0);
			most = Math.max(most, online);
		}
		assertThat(most).isEqualTo(1);
		assertThat(shifts.onlineAt(new CityHour(0, 3))).isEqualTo(1.0 / 3);
	}

}
