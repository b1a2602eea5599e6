package dev.tandem.gateway.ridehailing.quote;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Random;
import java.util.random.RandomGenerator;

import dev.tandem.gateway.ridehailing.city.Place;
import dev.tandem.gateway.ridehailing.quote.Fare.FareBreakdown;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

class FallbackTariffTests {

	private static final Instant NOON = Instant.parse("2026-11-24T17:00:00Z");

	private static final Instant NIGHT = Instant.parse("2026-11-24T08:00:00Z");

	private final FallbackTariff tariff = new FallbackTariff();

	@Test
	void rideToTheAirportIsPricedByTheTariff() {
		Price price = this.tariff.price(trip(40.758, -73.9855, 40.6413, -73.7781), NOON);
		assertThat(price.pricing()).isEqualTo(Pricing.FALLBACK);
		assertThat(price.modelVersion()).isNull();
		assertThat(price.surge()).isEqualTo(new BigDecimal("1.00"));
		assertThat(price.distanceMeters()).isBetween(26_000, 27_000);
		FareBreakdown parts = price.fare().breakdown();
		assertThat(parts.base()).isEqualTo(250);
		assertThat(parts.distance()).isEqualTo(Math.round(price.distanceMeters() * 0.121));
		assertThat(parts.time()).isEqualTo(Math.round(price.durationSeconds() * 32 / 60.0));
		assertThat(parts.surge()).isZero();
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 4, 8, 12, 17, 23 })
	void medianRideHasTheMedianTaxiSpeedOfTheHour(int hour) throws IOException {
		Instant moment = LocalDateTime.of(2026, 11, 24, hour, 30).atZone(ZoneId.of("America/New_York")).toInstant();
		Price price = this.tariff.price(trip(40.758, -73.9855, 40.7396, -73.9855), moment);
		assertThat(price.distanceMeters()).isBetween(2650, 2750);
		assertThat(price.distanceMeters() * 3.6 / price.durationSeconds()).isCloseTo(medianSpeed(hour),
				withinPercentage(1));
	}

	@Test
	void shortRideCostsTheMinimum() {
		Price price = this.tariff.price(trip(40.758, -73.9855, 40.7581, -73.9856), NOON);
		assertThat(price.fare().amount()).isEqualTo(500);
		assertThat(price.fare().breakdown().base()).isGreaterThan(250);
	}

	@Test
	void adjacentPointsHaveADistanceAndADuration() {
		Price price = this.tariff.price(trip(40.758, -73.9855, 40.758, Math.nextUp(-73.9855)), NOON);
		assertThat(price.distanceMeters()).isPositive();
		assertThat(price.durationSeconds()).isPositive();
	}

	@Test
	void nightIsFasterThanTheDay() {
		Trip trip = trip(40.758, -73.9855, 40.6413, -73.7781);
		assertThat(this.tariff.price(trip, NIGHT).durationSeconds())
			.isLessThan(this.tariff.price(trip, NOON).durationSeconds());
	}

	@RepeatedTest(200)
	void everyFareAddsUpAndGrowsWithTheDistance(RepetitionInfo repetition) {
		RandomGenerator random = new Random(repetition.getCurrentRepetition());
		double lat = random.nextDouble(40.55, 40.85);
		double lng = random.nextDouble(-74.2, -73.7);
		double step = random.nextDouble(0.0001, 0.1);
		Fare near = this.tariff.price(trip(lat, lng, lat + step, lng), NOON).fare();
		Fare far = this.tariff.price(trip(lat, lng, lat + 1.5 * step, lng), NOON).fare();
		assertThat(near.amount()).isEqualTo(sum(near.breakdown())).isGreaterThanOrEqualTo(500);
		assertThat(far.amount()).isEqualTo(sum(far.breakdown())).isGreaterThanOrEqualTo(near.amount());
		assertThat(near.currency()).isEqualTo("USD");
	}

	private static double medianSpeed(int hour) throws IOException {
		String facts = Files.readString(Path.of("../ridehailing/city/nyc-taxi-2019-03-facts.json"));
		return new JsonMapper().readTree(facts).at("/speed_kmh_median_by_hour/weekday").get(hour).asDouble();
	}

	private static long sum(FareBreakdown parts) {
		return parts.base() + parts.distance() + parts.time() + parts.surge();
	}

	private static Trip trip(double fromLat, double fromLng, double toLat, double toLng) {
		return new Trip(new Place(fromLat, fromLng, "from"), new Place(toLat, toLng, "to"));
	}

}
