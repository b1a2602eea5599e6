package dev.tandem.mlservice.grpc;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import dev.tandem.mlservice.CellSurge;
import dev.tandem.mlservice.CitySurge;
import dev.tandem.mlservice.ComputeTiming;
import dev.tandem.mlservice.Fare;
import dev.tandem.mlservice.FieldViolation;
import dev.tandem.mlservice.MlServiceClient;
import dev.tandem.mlservice.ModelMetric;
import dev.tandem.mlservice.PriceOutcome;
import dev.tandem.mlservice.PricedRide;
import dev.tandem.mlservice.PricedRides;
import dev.tandem.mlservice.RidePrice;
import dev.tandem.mlservice.ServedModel;
import dev.tandem.proto.model.v1.ListModelsResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AnswerMapperTests {

	private static final RidePrice PRICE = new RidePrice(new Fare("USD", 6257, 250, 3216, 1748, 1043), 1.2, 7.5, 26_579,
			Duration.ofMillis(3_277_500), "2026.11.1");

	private static final ComputeTiming TIMING = new ComputeTiming(Duration.ofNanos(20_000),
			Duration.ofNanos(1_000_050_000));

	@AutoClose
	private final TestMlService mlService = new TestMlService();

	private final MlServiceClient client = Calls.client(this.mlService.channel());

	@Test
	void priceIsReadWithAllItsFields() {
		this.mlService.methods().answer(Answers.pricedRide());
		assertThat(Calls.answer(this.client.priceRide(Rides.IN_THE_RAIN))).isEqualTo(new PricedRide(PRICE, TIMING));
	}

	@Test
	void manyPricesAndRefusalsAreReadInTheirOrder() {
		this.mlService.methods().answer(Answers.pricedRides());
		PriceOutcome refused = new PriceOutcome.Refused(List
			.of(new FieldViolation("pickup.lat", "outside the served area"), new FieldViolation("market", "missing")));
		assertThat(Calls.answer(this.client.priceRides(List.of(Rides.IN_THE_RAIN, Rides.ON_A_DRY_DAY))))
			.isEqualTo(new PricedRides(List.of(new PriceOutcome.Priced(PRICE), refused), TIMING));
	}

	@Test
	void surgeOfEveryCellIsReadInItsOrder() {
		this.mlService.methods().answer(Answers.citySurge());
		assertThat(Calls.answer(this.client.citySurge(Rides.CITY, Rides.IN_THE_RAIN.requestedAt())))
			.isEqualTo(new CitySurge(
					List.of(new CellSurge("882a100d67fffff", 2.25, 14.5), new CellSurge("882a100d65fffff", 1, 0.125)),
					"2026.11.1", TIMING));
	}

	@Test
	void modelsAreReadWithAllTheirFields() {
		this.mlService.methods().answer(Answers.models());
		assertThat(Calls.answer(this.client.listModels()))
			.isEqualTo(List.of(new ServedModel("pricing", "2026.11.1", Instant.ofEpochSecond(1_794_000_000, 7),
					"0123456789abcdef".repeat(4), List.of(new ModelMetric("demand", "requests", 1.5, 2.5, null),
							new ModelMetric("duration", "s", 110.5, 160.25, 104.75)))));
	}

	@Test
	void serviceWithoutAModelHasAnEmptyList() {
		this.mlService.methods().answer(ListModelsResponse.newBuilder());
		assertThat(Calls.answer(this.client.listModels())).isEmpty();
	}

}
