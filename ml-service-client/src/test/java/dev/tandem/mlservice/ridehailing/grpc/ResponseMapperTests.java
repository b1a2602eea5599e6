package dev.tandem.mlservice.ridehailing.grpc;

import java.time.Duration;
import java.util.List;

import dev.tandem.mlservice.platform.FieldViolation;
import dev.tandem.mlservice.platform.testing.Calls;
import dev.tandem.mlservice.platform.testing.TestMlService;
import dev.tandem.mlservice.ridehailing.CellSurge;
import dev.tandem.mlservice.ridehailing.CitySurge;
import dev.tandem.mlservice.ridehailing.ComputeTiming;
import dev.tandem.mlservice.ridehailing.Fare;
import dev.tandem.mlservice.ridehailing.PriceOutcome;
import dev.tandem.mlservice.ridehailing.PricedRide;
import dev.tandem.mlservice.ridehailing.PricedRides;
import dev.tandem.mlservice.ridehailing.PricingClient;
import dev.tandem.mlservice.ridehailing.RidePrice;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ResponseMapperTests {

	private static final RidePrice PRICE = new RidePrice(new Fare("USD", 6257, 250, 3216, 1748, 1043), 1.2, 7.5, 26_579,
			Duration.ofMillis(3_277_500), "2026.11.1");

	private static final ComputeTiming TIMING = new ComputeTiming(Duration.ofNanos(20_000),
			Duration.ofNanos(1_000_050_000));

	@AutoClose
	private final TestMlService mlService = new TestMlService();

	private final PricingClient client = PricingClients.on(this.mlService.channel());

	@Test
	void priceIsMappedWithAllItsFields() {
		this.mlService.methods().respond(Responses.pricedRide());
		assertThat(Calls.response(this.client.priceRide(Rides.IN_THE_RAIN))).isEqualTo(new PricedRide(PRICE, TIMING));
	}

	@Test
	void pricesAndRefusalsAreMappedInTheirOrder() {
		this.mlService.methods().respond(Responses.pricedRides());
		PriceOutcome refused = new PriceOutcome.Refused(List
			.of(new FieldViolation("pickup.lat", "outside the served area"), new FieldViolation("market", "missing")));
		assertThat(Calls.response(this.client.priceRides(List.of(Rides.IN_THE_RAIN, Rides.ON_A_DRY_DAY))))
			.isEqualTo(new PricedRides(List.of(new PriceOutcome.Priced(PRICE), refused), TIMING));
	}

	@Test
	void surgeOfEveryCellIsMappedInOrder() {
		this.mlService.methods().respond(Responses.citySurge());
		assertThat(Calls.response(this.client.citySurge(Rides.CITY, Rides.IN_THE_RAIN.requestedAt())))
			.isEqualTo(new CitySurge(
					List.of(new CellSurge("882a100d67fffff", 2.25, 14.5), new CellSurge("882a100d65fffff", 1, 0.125)),
					"2026.11.1", TIMING));
	}

}
