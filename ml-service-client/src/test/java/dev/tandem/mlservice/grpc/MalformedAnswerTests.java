package dev.tandem.mlservice.grpc;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import dev.tandem.mlservice.MlServiceClient;
import dev.tandem.mlservice.MlServiceProtocolException;
import dev.tandem.mlservice.RideToPrice;
import dev.tandem.proto.model.v1.ListModelsResponse;
import dev.tandem.proto.model.v1.Model;
import dev.tandem.proto.ridehailing.v1.GetCitySurgeResponse;
import dev.tandem.proto.ridehailing.v1.PriceRidesResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * An answer that breaks the contract never reaches the caller.
 */
class MalformedAnswerTests {

	private static final List<RideToPrice> TWO_RIDES = List.of(Rides.IN_THE_RAIN, Rides.ON_A_DRY_DAY);

	@AutoClose
	private final TestMlService mlService = new TestMlService();

	private final MlServiceClient client = Calls.client(this.mlService.channel());

	@ParameterizedTest
	@MethodSource
	void malformedAnswerForManyIsRefused(String complaint, Consumer<PriceRidesResponse.Builder> spoil) {
		this.mlService.methods().answer(Answers.pricedRides(), spoil);
		assertThat(Calls.failure(this.client.priceRides(TWO_RIDES), MlServiceProtocolException.class))
			.hasMessageContaining(complaint);
	}

	static Stream<Arguments> malformedAnswerForManyIsRefused() {
		return Stream.of(many("2 rides were asked and 1 answered", (answer) -> answer.removeOutcomes(0)),
				many("2 rides were asked and 3 answered", (answer) -> answer.addOutcomes(answer.getOutcomes(0))),
				many("2 rides were asked and 0 answered", PriceRidesResponse.Builder::clearOutcomes),
				many("timing is missing", PriceRidesResponse.Builder::clearTiming),
				many("neither price nor refusal", (answer) -> answer.getOutcomesBuilder(1).clearOutcome()),
				many("violations must be not empty",
						(answer) -> answer.getOutcomesBuilder(1).getRefusalBuilder().clearViolations()),
				many("surge", (answer) -> answer.getOutcomesBuilder(0).getPriceBuilder().setSurge(4)));
	}

	@ParameterizedTest
	@MethodSource
	void malformedCityIsRefused(String complaint, Consumer<GetCitySurgeResponse.Builder> spoil) {
		this.mlService.methods().answer(Answers.citySurge(), spoil);
		assertThat(Calls.failure(this.client.citySurge(Rides.CITY, Rides.IN_THE_RAIN.requestedAt()),
				MlServiceProtocolException.class))
			.hasMessageContaining(complaint);
	}

	static Stream<Arguments> malformedCityIsRefused() {
		return Stream.of(city("not those that were asked", (answer) -> answer.removeCells(0)),
				city("not those that were asked", (answer) -> answer.addCells(answer.getCells(0))),
				city("not those that were asked", (answer) -> answer.getCellsBuilder(1).setCell("882a100d67fffff")),
				city("timing is missing", GetCitySurgeResponse.Builder::clearTiming),
				city("model_version", GetCitySurgeResponse.Builder::clearModelVersion),
				city("surge", (answer) -> answer.getCellsBuilder(0).setSurge(3.5)),
				city("surge", (answer) -> answer.getCellsBuilder(0).setSurge(Double.NaN)),
				city("forecast_demand", (answer) -> answer.getCellsBuilder(1).setForecastDemand(-1)));
	}

	private static Arguments city(String complaint, Consumer<GetCitySurgeResponse.Builder> spoil) {
		return arguments(complaint, spoil);
	}

	@ParameterizedTest
	@MethodSource
	void malformedModelIsRefused(String complaint, Consumer<ListModelsResponse.Builder> spoil) {
		this.mlService.methods().answer(Answers.models(), spoil);
		assertThat(Calls.failure(this.client.listModels(), MlServiceProtocolException.class))
			.hasMessageContaining(complaint);
	}

	static Stream<Arguments> malformedModelIsRefused() {
		return Stream.of(models("two models have the same name", (answer) -> answer.addModels(answer.getModels(0))),
				model("name", Model.Builder::clearName), model("version", Model.Builder::clearVersion),
				model("model.trained_at is missing", Model.Builder::clearTrainedAt),
				model("model.trained_at is not normalized", (model) -> model.getTrainedAtBuilder().setNanos(-1)),
				model("Instant", (model) -> model.getTrainedAtBuilder().setSeconds(Long.MAX_VALUE)),
				model("dataSha256", (model) -> model.setDataSha256("0123456789ABCDEF".repeat(4))),
				model("dataSha256", (model) -> model.setDataSha256("0123")),
				model("metric.name", (model) -> model.getMetricsBuilder(0).clearName()),
				model("metric.unit", (model) -> model.getMetricsBuilder(0).clearUnit()),
				model("metric.mae", (model) -> model.getMetricsBuilder(0).clearMae()),
				model("metric.baselineMae", (model) -> model.getMetricsBuilder(0).setBaselineMae(Double.NaN)),
				model("metric.floorMae", (model) -> model.getMetricsBuilder(1).setFloorMae(-1)),
				model("metric.floorMae", (model) -> model.getMetricsBuilder(1).setFloorMae(0)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "<html>Bad gateway</html>", "\u0000\u0001\u0002", "\n\u0080" })
	void answerThatIsNotProtobufIsRefused(String garbage) {
		this.mlService.methods().send(garbage.getBytes(StandardCharsets.ISO_8859_1));
		Calls.failure(this.client.priceRide(Rides.IN_THE_RAIN), MlServiceProtocolException.class);
		Calls.failure(this.client.priceRides(TWO_RIDES), MlServiceProtocolException.class);
		Calls.failure(this.client.listModels(), MlServiceProtocolException.class);
	}

	@Test
	void emptyAnswerIsRefused() {
		this.mlService.methods().send(new byte[0]);
		Calls.failure(this.client.priceRide(Rides.IN_THE_RAIN), MlServiceProtocolException.class);
		Calls.failure(this.client.priceRides(TWO_RIDES), MlServiceProtocolException.class);
	}

	private static Arguments many(String complaint, Consumer<PriceRidesResponse.Builder> spoil) {
		return arguments(complaint, spoil);
	}

	private static Arguments model(String complaint, Consumer<Model.Builder> spoil) {
		return models(complaint, (answer) -> spoil.accept(answer.getModelsBuilder(0)));
	}

	private static Arguments models(String complaint, Consumer<ListModelsResponse.Builder> spoil) {
		return arguments(complaint, spoil);
	}

}
