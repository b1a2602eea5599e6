package dev.tandem.gateway.ridehailing.quote;

import java.util.function.Consumer;
import java.util.stream.Stream;

import dev.tandem.gateway.platform.testing.ServerTimingHeader;
import dev.tandem.gateway.ridehailing.testing.RidehailingExtension;
import dev.tandem.proto.ridehailing.v1.Price;
import dev.tandem.proto.ridehailing.v1.PriceRideResponse;
import io.grpc.Status;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

import org.springframework.test.web.reactive.server.EntityExchangeResult;

import static dev.tandem.gateway.ridehailing.testing.RidehailingGateway.QUOTES;
import static dev.tandem.gateway.ridehailing.testing.RidehailingGateway.RIDE;
import static dev.tandem.gateway.ridehailing.testing.RidehailingGateway.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Named.named;

class FallbackTests {

	@RegisterExtension
	static final RidehailingExtension stack = new RidehailingExtension(
			"logging.level.dev.tandem.gateway.ridehailing.quote.RidePricer=error");

	@Test
	void fallbackQuoteIsMarkedAndStored() {
		stack.mlService().fails(Status.INTERNAL);
		JsonNode quote = stack.gateway().quote();
		assertFallback(quote);
		assertThat(quote.get("surge").asDouble()).isEqualTo(1);
		assertThat(quote.get("distanceMeters").asInt()).isBetween(20_000, 35_000);
		assertThat(quote.at("/fare/amount").asLong())
			.isEqualTo(quote.at("/fare/breakdown").valueStream().mapToLong(JsonNode::asLong).sum());
		assertThat(stack.gateway().get(QUOTES + "/" + quote.get("id").asString())).isEqualTo(quote);
	}

	@ParameterizedTest
	@EnumSource(value = Status.Code.class, mode = EnumSource.Mode.EXCLUDE, names = "OK")
	void everyFailureOfTheMlServiceLeadsToTheFallback(Status.Code code) {
		stack.mlService().fails(code.toStatus().withDescription("as the test says"));
		assertFallback(stack.gateway().quote());
	}

	@ParameterizedTest
	@MethodSource
	void implausiblePriceLeadsToTheFallback(Consumer<PriceRideResponse.Builder> change) {
		double before = count("fallback", "protocol");
		stack.mlService().respondWith(change);
		assertFallback(stack.gateway().quote());
		assertThat(count("fallback", "protocol")).isEqualTo(before + 1);
	}

	static Stream<Object> implausiblePriceLeadsToTheFallback() {
		return Stream.of(nonsense("sum", (price) -> price.getFareBuilder().setAmount(1)),
				nonsense("free", (price) -> price.clearFare()),
				nonsense("negative", (price) -> price.getFareBuilder().setBase(-250).setAmount(5757)),
				nonsense("overflow",
						(price) -> price.getFareBuilder().setBase(Long.MAX_VALUE).setAmount(Long.MIN_VALUE + 6006)),
				nonsense("currency", (price) -> price.getFareBuilder().setCurrency("")),
				nonsense("another currency", (price) -> price.getFareBuilder().setCurrency("EUR")),
				nonsense("a fortune", (price) -> price.getFareBuilder().setBase(1_000_250).setAmount(1_006_257)),
				nonsense("through Canada", (price) -> price.setDistanceMeters(900_000)),
				nonsense("through the wall", (price) -> price.setDistanceMeters(10_000)),
				nonsense("surge NaN", (price) -> price.setSurge(Double.NaN)),
				nonsense("surge 9", (price) -> price.setSurge(9)), nonsense("surge 0", (price) -> price.setSurge(0)),
				nonsense("demand", (price) -> price.setForecastDemand(Double.POSITIVE_INFINITY)),
				nonsense("distance", (price) -> price.setDistanceMeters(0)),
				nonsense("duration", (price) -> price.getDurationBuilder().setSeconds(-1)),
				nonsense("endless", (price) -> price.getDurationBuilder().setSeconds(Long.MAX_VALUE)),
				nonsense("very long", (price) -> price.getDurationBuilder().setSeconds(Integer.MAX_VALUE)),
				nonsense("version", (price) -> price.setModelVersion("")),
				named("no price", (Consumer<PriceRideResponse.Builder>) PriceRideResponse.Builder::clearPrice),
				named("no timing", (Consumer<PriceRideResponse.Builder>) PriceRideResponse.Builder::clearTiming));
	}

	@Test
	void slowMlServiceTimesOut() {
		double before = count("fallback", "timeout");
		stack.mlService().holds();
		EntityExchangeResult<byte[]> result = stack.gateway().post(RIDE).expectBody().returnResult();
		assertFallback(json(result));
		ServerTimingHeader timing = ServerTimingHeader.parse(result.getResponseHeaders().getFirst("Server-Timing"));
		assertThat(timing.milliseconds("ml")).isBetween(290.0, 800.0);
		assertThat(timing.milliseconds("gateway")).isLessThan(1000);
		assertThat(timing.parts()).doesNotContainKeys("ml-queue", "ml-compute");
		assertThat(count("fallback", "timeout")).isEqualTo(before + 1);
	}

	@Test
	void priceByTheModelIsCounted() {
		double before = count("model", "none");
		stack.gateway().quote();
		assertThat(count("model", "none")).isEqualTo(before + 1);
	}

	@Test
	void modelPricesAgainSoonAfterTheMlServiceReturns() {
		double before = count("fallback", "unavailable");
		stack.mlService().stop();
		try {
			assertFallback(stack.gateway().quote());
			assertThat(count("fallback", "unavailable")).isEqualTo(before + 1);
		}
		finally {
			stack.mlService().start();
		}
		stack.gateway().awaitModel();
	}

	private static void assertFallback(JsonNode quote) {
		assertThat(quote.get("pricing").asString()).isEqualTo("fallback");
		assertThat(quote.get("modelVersion").isNull()).isTrue();
	}

	private static double count(String pricing, String reason) {
		Counter counter = stack.gateway()
			.bean(MeterRegistry.class)
			.find(RidePricer.METRIC)
			.tags("pricing", pricing, "reason", reason)
			.counter();
		return (counter != null) ? counter.count() : 0;
	}

	private static Object nonsense(String name, Consumer<Price.Builder> change) {
		return named(name,
				(Consumer<PriceRideResponse.Builder>) (response) -> change.accept(response.getPriceBuilder()));
	}

}
