package dev.tandem.mlservice.ridehailing.grpc;

import java.util.function.Consumer;
import java.util.stream.Stream;

import dev.tandem.mlservice.platform.MlServiceProtocolException;
import dev.tandem.mlservice.platform.testing.Calls;
import dev.tandem.mlservice.platform.testing.TestMlService;
import dev.tandem.mlservice.ridehailing.PricingClient;
import dev.tandem.proto.ridehailing.v1.ComputeTiming;
import dev.tandem.proto.ridehailing.v1.Fare;
import dev.tandem.proto.ridehailing.v1.Price;
import dev.tandem.proto.ridehailing.v1.PriceRideResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * A price that violates the contract never reaches the caller.
 */
class MalformedPriceTests {

	@AutoClose
	private final TestMlService mlService = new TestMlService();

	private final PricingClient client = PricingClients.on(this.mlService.channel());

	@ParameterizedTest
	@MethodSource
	void invalidPriceIsRejected(String complaint, Consumer<PriceRideResponse.Builder> change) {
		this.mlService.methods().respond(Responses.pricedRide(), change);
		assertThat(Calls.failure(this.client.priceRide(Rides.IN_THE_RAIN), MlServiceProtocolException.class))
			.hasMessageContaining(complaint);
	}

	static Stream<Arguments> invalidPriceIsRejected() {
		return Stream.of(whole("price is missing", PriceRideResponse.Builder::clearPrice),
				whole("timing is missing", PriceRideResponse.Builder::clearTiming),
				price("price.fare is missing", Price.Builder::clearFare),
				price("price.duration is missing", Price.Builder::clearDuration),
				price("price.duration is negative", (price) -> price.getDurationBuilder().setSeconds(-1)),
				price("price.duration is negative", (price) -> price.getDurationBuilder().setNanos(-1)),
				price("price.duration is negative", (price) -> price.getDurationBuilder().setNanos(1_000_000_000)),
				price("duration must be more than 0",
						(price) -> price.getDurationBuilder().clearSeconds().clearNanos()),
				price("surge", (price) -> price.setSurge(Double.NaN)), price("surge", (price) -> price.setSurge(0.99)),
				price("surge", (price) -> price.setSurge(3.01)),
				price("forecastDemand", (price) -> price.setForecastDemand(-0.5)),
				price("forecastDemand", (price) -> price.setForecastDemand(Double.NaN)),
				price("forecastDemand", (price) -> price.setForecastDemand(Double.POSITIVE_INFINITY)),
				price("distanceMeters", Price.Builder::clearDistanceMeters),
				price("distanceMeters", (price) -> price.setDistanceMeters(-1)),
				price("modelVersion", (price) -> price.setModelVersion(" ")),
				fare("fare.currency", Fare.Builder::clearCurrency),
				fare("fare.currency", (fare) -> fare.setCurrency("usd")),
				fare("fare.amount must be the sum of its parts, 6257", (fare) -> fare.setAmount(6258)),
				fare("fare.amount must be more than 0", (fare) -> fare.clear().setCurrency("USD")),
				fare("fare.base", (fare) -> fare.setBase(-250).setAmount(5757)),
				fare("fare.distance", (fare) -> fare.setDistance(-1)), fare("fare.time", (fare) -> fare.setTime(-1)),
				fare("fare.surge", (fare) -> fare.setSurge(-1)),
				fare("overflow", (fare) -> fare.setBase(Long.MAX_VALUE)),
				timing("timing is incomplete", ComputeTiming.Builder::clearQueue),
				timing("timing is incomplete", ComputeTiming.Builder::clearCompute),
				timing("timing.queue", (timing) -> timing.getQueueBuilder().setNanos(-1)),
				timing("timing.compute", (timing) -> timing.getComputeBuilder().setSeconds(-1)));
	}

	private static Arguments whole(String complaint, Consumer<PriceRideResponse.Builder> change) {
		return arguments(complaint, change);
	}

	private static Arguments price(String complaint, Consumer<Price.Builder> change) {
		return whole(complaint, (response) -> change.accept(response.getPriceBuilder()));
	}

	private static Arguments fare(String complaint, Consumer<Fare.Builder> change) {
		return price(complaint, (price) -> change.accept(price.getFareBuilder()));
	}

	private static Arguments timing(String complaint, Consumer<ComputeTiming.Builder> change) {
		return whole(complaint, (response) -> change.accept(response.getTimingBuilder()));
	}

}
