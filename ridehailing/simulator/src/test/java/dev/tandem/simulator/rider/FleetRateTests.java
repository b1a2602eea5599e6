package dev.tandem.simulator.rider;

import java.time.Duration;
import java.util.OptionalDouble;

import dev.tandem.simulator.city.CityHour;
import dev.tandem.simulator.city.Demand;
import dev.tandem.simulator.city.LandMask;
import dev.tandem.simulator.city.ServiceTime;
import dev.tandem.simulator.city.Traffic;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class FleetRateTests {

	private static final CityHour EVENING = new CityHour(4, 18);

	private static final CityHour NIGHT = new CityHour(1, 4);

	private static final Demand DEMAND = new Demand(new LandMask());

	private static final ServiceTime SERVICE = new ServiceTime(DEMAND, new Traffic());

	@Test
	void rateKeepsTheTargetShareOfTheDriversBusy() {
		double perMinute = rate(200, 1, FleetRate.TARGET_BUSY_SHARE).perMinute(EVENING);
		double busy = perMinute * 0.85 * SERVICE.at(EVENING).toSeconds() / 60;
		assertThat(busy).isCloseTo(200 * FleetRate.TARGET_BUSY_SHARE, within(1.0));
	}

	@Test
	void rateGrowsWithTheFleetAndWithTheSpeed() {
		double perMinute = rate(200, 4, FleetRate.TARGET_BUSY_SHARE).perMinute(EVENING);
		assertThat(rate(400, 4, FleetRate.TARGET_BUSY_SHARE).perMinute(EVENING)).isCloseTo(2 * perMinute, within(1e-9));
		assertThat(rate(200, 8, FleetRate.TARGET_BUSY_SHARE).perMinute(EVENING)).isBetween(1.9 * perMinute,
				2 * perMinute);
		assertThat(rate(0, 4, FleetRate.TARGET_BUSY_SHARE).perMinute(EVENING)).isZero();
	}

	@Test
	void ridesAreShorterOnEmptyStreets() {
		assertThat(SERVICE.at(NIGHT)).isLessThan(SERVICE.at(EVENING));
		assertThat(rate(200, 4, FleetRate.TARGET_BUSY_SHARE).perMinute(NIGHT))
			.isGreaterThan(rate(200, 4, FleetRate.TARGET_BUSY_SHARE).perMinute(EVENING));
	}

	@Test
	void fewerRidersComeWhileTooManyDriversAreBusyAndMoreWhileTooFewAre() {
		double perMinute = rate(200, 4, FleetRate.TARGET_BUSY_SHARE).perMinute(EVENING);
		assertThat(rate(200, 4, 0.8).perMinute(EVENING)).isLessThan(0.6 * perMinute).isPositive();
		assertThat(rate(200, 4, 0.1).perMinute(EVENING)).isCloseTo(1.5 * perMinute, within(1e-9));
		FleetRate unknown = new FleetRate((hour) -> 200, SERVICE, OptionalDouble::empty, 4);
		assertThat(unknown.perMinute(EVENING)).isCloseTo(perMinute, within(1e-9));
	}

	@Test
	void fixedRateFollowsTheHour() {
		RideRate rate = RideRate.fixed(12, DEMAND);
		assertThat(rate.perMinute(EVENING)).isCloseTo(12, within(1e-9));
		assertThat(rate.perMinute(NIGHT)).isCloseTo(4, within(1e-9));
	}

	@Test
	void noRiderComesAtARateOfZeroAndTheRateIsReadAgain() {
		Arrivals arrivals = new Arrivals(7, (hour) -> 0);
		assertThat(arrivals.nextGap(EVENING)).isEqualTo(new Arrivals.Gap(Duration.ofMinutes(1), false));
	}

	@Test
	void sameSeedBringsRidersAtTheSameTimesAndAtTheRate() {
		Arrivals arrivals = new Arrivals(7, (hour) -> 30);
		Arrivals twin = new Arrivals(7, (hour) -> 30);
		double seconds = 0;
		for (int rider = 0; rider < 10_000; rider++) {
			Arrivals.Gap gap = arrivals.nextGap(EVENING);
			assertThat(twin.nextGap(EVENING)).isEqualTo(gap);
			assertThat(gap.endsWithARider()).isTrue();
			seconds += gap.time().toNanos() / 1e9;
		}
		assertThat(seconds / 10_000).isCloseTo(2, within(0.1));
	}

	private static FleetRate rate(int drivers, double speed, double busy) {
		return new FleetRate((hour) -> drivers, SERVICE, () -> OptionalDouble.of(busy), speed);
	}

}
