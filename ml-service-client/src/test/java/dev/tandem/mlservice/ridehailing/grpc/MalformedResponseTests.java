package dev.tandem.mlservice.ridehailing.grpc;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import dev.tandem.mlservice.platform.MlServiceProtocolException;
import dev.tandem.mlservice.platform.testing.Calls;
import dev.tandem.mlservice.platform.testing.TestMlService;
import dev.tandem.mlservice.ridehailing.PricingClient;
import dev.tandem.mlservice.ridehailing.RideToPrice;
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
 * A response that violates the contract never reaches the caller.
 */
class MalformedResponseTests {

	private static final List<RideToPrice> TWO_RIDES = List.of(Rides.IN_THE_RAIN, Rides.ON_A_DRY_DAY);

	@AutoClose
	private final TestMlService mlService = new TestMlService();

	private final PricingClient client = PricingClients.on(this.mlService.channel());

	@ParameterizedTest
	@MethodSource
	void invalidResponseForManyIsRejected(String complaint, Consumer<PriceRidesResponse.Builder> change) {
		this.mlService.methods().respond(Responses.pricedRides(), change);
		assertThat(Calls.failure(this.client.priceRides(TWO_RIDES), MlServiceProtocolException.class))
			.hasMessageContaining(complaint);
	}

	static Stream<Arguments> invalidResponseForManyIsRejected() {
		return Stream.of(many("1 outcomes for 2 requested rides", (response) -> response.removeOutcomes(0)),
				many("3 outcomes for 2 requested rides", (response) -> response.addOutcomes(response.getOutcomes(0))),
				many("0 outcomes for 2 requested rides", PriceRidesResponse.Builder::clearOutcomes),
				many("timing is missing", PriceRidesResponse.Builder::clearTiming),
				many("neither price nor refusal", (response) -> response.getOutcomesBuilder(1).clearOutcome()),
				many("violations must be not empty",
						(response) -> response.getOutcomesBuilder(1).getRefusalBuilder().clearViolations()),
				many("surge", (response) -> response.getOutcomesBuilder(0).getPriceBuilder().setSurge(4)));
	}

	@ParameterizedTest
	@MethodSource
	void invalidCityIsRejected(String complaint, Consumer<GetCitySurgeResponse.Builder> change) {
		this.mlService.methods().respond(Responses.citySurge(), change);
		assertThat(Calls.failure(this.client.citySurge(Rides.CITY, Rides.IN_THE_RAIN.requestedAt()),
				MlServiceProtocolException.class))
			.hasMessageContaining(complaint);
	}

	static Stream<Arguments> invalidCityIsRejected() {
		return Stream.of(city("not the requested ones", (response) -> response.removeCells(0)),
				city("not the requested ones", (response) -> response.addCells(response.getCells(0))),
				city("not the requested ones", (response) -> response.getCellsBuilder(1).setCell("882a100d67fffff")),
				city("timing is missing", GetCitySurgeResponse.Builder::clearTiming),
				city("model_version", GetCitySurgeResponse.Builder::clearModelVersion),
				city("surge", (response) -> response.getCellsBuilder(0).setSurge(3.5)),
				city("surge", (response) -> response.getCellsBuilder(0).setSurge(Double.NaN)),
				city("forecast_demand", (response) -> response.getCellsBuilder(1).setForecastDemand(-1)));
	}

	private static Arguments city(String complaint, Consumer<GetCitySurgeResponse.Builder> change) {
		return arguments(complaint, change);
	}

	@ParameterizedTest
	@ValueSource(strings = { "<html>Bad gateway</html>", "\u0000\u0001\u0002", "\n\u0080" })
	void responseThatIsNotProtobufIsRejected(String garbage) {
		this.mlService.methods().send(garbage.getBytes(StandardCharsets.ISO_8859_1));
		Calls.failure(this.client.priceRide(Rides.IN_THE_RAIN), MlServiceProtocolException.class);
		Calls.failure(this.client.priceRides(TWO_RIDES), MlServiceProtocolException.class);
	}

	@Test
	void emptyResponseIsRejected() {
		this.mlService.methods().send(new byte[0]);
		Calls.failure(this.client.priceRide(Rides.IN_THE_RAIN), MlServiceProtocolException.class);
		Calls.failure(this.client.priceRides(TWO_RIDES), MlServiceProtocolException.class);
	}

	private static Arguments many(String complaint, Consumer<PriceRidesResponse.Builder> change) {
		return arguments(complaint, change);
	}

}
