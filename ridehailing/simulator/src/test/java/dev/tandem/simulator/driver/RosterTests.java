package dev.tandem.simulator.driver;

import java.util.concurrent.atomic.AtomicReference;

import dev.tandem.simulator.city.CityHour;
import dev.tandem.simulator.city.Shifts;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class RosterTests {

	private static final CityHour BUSIEST = new CityHour(4, 18);

	private static final CityHour NIGHT = new CityHour(1, 4);

	private final AtomicReference<CityHour> hour = new AtomicReference<>(BUSIEST);

	private final Roster roster = new Roster(100, new Shifts(), this.hour::get);

	@Test
	void driversWithLowerNumbersWorkAtMoreHours() {
		assertThat(this.roster.isOnDuty(99)).isTrue();
		assertThat(this.roster.isOnDuty(100)).isFalse();
		this.hour.set(NIGHT);
		assertThat(this.roster.isOnDuty(49)).isTrue();
		assertThat(this.roster.isOnDuty(50)).isFalse();
		assertThat(this.roster.planned(NIGHT)).isEqualTo(50);
	}

	@Test
	void extraDriversJoinWhileNearlyAllAreBusyUpToAMaximum() {
		this.roster.observe(600, 100, 80);
		assertThat(this.roster.wanted()).isCloseTo(120, within(1));
		this.roster.observe(3_600, 100, 80);
		assertThat(this.roster.wanted()).isEqualTo(this.roster.pool()).isEqualTo(135);
	}

	@Test
	void extraDriversLeaveWhenFewAreBusyAndStayBetween() {
		this.roster.observe(600, 100, 80);
		int many = this.roster.wanted();
		this.roster.observe(3_600, 100, 64);
		assertThat(this.roster.wanted()).isEqualTo(many);
		this.roster.observe(3_600, 100, 40);
		assertThat(this.roster.wanted()).isEqualTo(100);
	}

	@Test
	void noExtraDriverJoinsWithoutAnyOnline() {
		Roster none = new Roster(0, new Shifts(), this.hour::get);
		none.observe(600, 0, 0);
		assertThat(none.pool()).isZero();
		assertThat(none.isOnDuty(0)).isFalse();
	}

}
