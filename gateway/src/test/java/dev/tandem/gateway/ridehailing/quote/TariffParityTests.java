package dev.tandem.gateway.ridehailing.quote;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

import dev.tandem.gateway.ridehailing.city.Place;
import dev.tandem.gateway.ridehailing.quote.Fare.FareBreakdown;
import dev.tandem.gateway.ridehailing.testing.RealMlService;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The fallback and the ML service each implement the tariff and the distance estimate;
 * both give the same results.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TariffParityTests {

	private static final String PROGRAM = """
			import json, sys
			from dataclasses import asdict
			from tandem_ml.ridehailing.city.distance import haversine_meters, road_meters
			from tandem_ml.ridehailing.engine.tariff import fare
			print(json.dumps([{
			    "meters": float(road_meters(haversine_meters(*ride["way"]))),
			    "fare": asdict(fare(ride["meters"], ride["seconds"], 1.0)),
			} for ride in json.load(sys.stdin)]))
			""";

	private static final Instant NOON = Instant.parse("2026-11-24T17:00:00Z");

	private final RandomGenerator random = new Random(20190301);

	private List<Price> prices;

	private JsonNode python;

	@BeforeAll
	void readBothServices() {
		FallbackTariff tariff = new FallbackTariff();
		List<Trip> trips = IntStream.range(0, 500).mapToObj((number) -> anyTrip()).toList();
		this.prices = trips.stream().map((trip) -> tariff.price(trip, NOON)).toList();
		this.python = RealMlService.python(PROGRAM,
				IntStream.range(0, trips.size())
					.mapToObj((index) -> new Ride(way(trips.get(index)), this.prices.get(index).distanceMeters(),
							this.prices.get(index).durationSeconds()))
					.toList());
	}

	@Test
	void bothComputeTheSameFare() {
		for (int index = 0; index < this.prices.size(); index++) {
			JsonNode fare = this.python.get(index).get("fare");
			FareBreakdown parts = new FareBreakdown(fare.get("base").asLong(), fare.get("distance").asLong(),
					fare.get("time").asLong(), fare.get("surge").asLong());
			assertThat(this.prices.get(index).fare())
				.isEqualTo(new Fare(fare.get("amount").asLong(), fare.get("currency").asString(), parts));
		}
	}

	@Test
	void bothEstimateTheSameDistance() {
		for (int index = 0; index < this.prices.size(); index++) {
			double theirs = this.python.get(index).get("meters").asDouble();
			assertThat((double) this.prices.get(index).distanceMeters()).isBetween(theirs - 0.51, theirs + 0.51);
		}
	}

	private Trip anyTrip() {
		double reach = this.random.nextDouble(0.2);
		double lat = this.random.nextDouble(40.55, 40.85);
		double lng = this.random.nextDouble(-74.2, -73.75);
		return new Trip(new Place(lat, lng, "from"), new Place(lat + this.random.nextDouble(-reach, reach),
				lng + this.random.nextDouble(-reach, reach), "to"));
	}

	private static List<Double> way(Trip trip) {
		return List.of(trip.pickup().lat(), trip.pickup().lng(), trip.dropoff().lat(), trip.dropoff().lng());
	}

	private record Ride(List<Double> way, int meters, int seconds) {
	}

}
