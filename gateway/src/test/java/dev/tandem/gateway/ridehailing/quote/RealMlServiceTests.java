package dev.tandem.gateway.ridehailing.quote;

import java.math.BigDecimal;

import dev.tandem.gateway.platform.testing.ServerTimingHeader;
import dev.tandem.gateway.platform.testing.TestDatabase;
import dev.tandem.gateway.ridehailing.testing.RealMlService;
import dev.tandem.gateway.ridehailing.testing.RidehailingGateway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import org.springframework.test.web.reactive.server.EntityExchangeResult;

import static dev.tandem.gateway.ridehailing.testing.RidehailingGateway.QUOTES;
import static dev.tandem.gateway.ridehailing.testing.RidehailingGateway.RIDE;
import static dev.tandem.gateway.ridehailing.testing.RidehailingGateway.json;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The gateway with the real Python service and its trained model.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealMlServiceTests {

	@AutoClose
	private RealMlService mlService;

	@AutoClose
	private TestDatabase database;

	private RidehailingGateway gateway;

	@BeforeAll
	void start() {
		this.mlService = RealMlService.start();
		this.database = TestDatabase.create();
		this.gateway = RidehailingGateway.on(this.database, this.mlService.grpcPort());
	}

	@AfterAll
	void close() {
		if (this.gateway != null) {
			this.gateway.close();
		}
	}

	@ParameterizedTest
	@CsvSource({ "40.758, -73.9855, 40.6413, -73.7781", "40.758, -73.9855, 40.7580001, -73.9855",
			"40.5083, -74.2450, 40.9010, -73.9090", "40.6892, -74.0445, 40.5565, -73.9260",
			"40.7484, -73.9857, 40.7527, -73.9772" })
	void priceOfTheRealModelIsPlausible(double fromLat, double fromLng, double toLat, double toLng) {
		JsonNode quote = quote(fromLat, fromLng, toLat, toLng);
		assertThat(quote.get("pricing").asString()).isEqualTo("model");
		assertThat(quote.get("modelVersion").asString()).isEqualTo(this.mlService.model().get("version").asString());
		assertThat(quote.get("surge").decimalValue()).isBetween(BigDecimal.ONE, BigDecimal.valueOf(3));
		assertThat(quote.get("distanceMeters").asInt()).isBetween(1, 100_000);
		assertThat(quote.get("durationSeconds").asInt()).isBetween(1, 4 * 3600);
		assertThat(quote.at("/fare/currency").asString()).isEqualTo("USD");
		assertThat(quote.at("/fare/breakdown").valueStream())
			.allSatisfy((part) -> assertThat(part.asLong()).isNotNegative());
		assertThat(quote.at("/fare/breakdown").valueStream().mapToLong(JsonNode::asLong).sum())
			.isEqualTo(quote.at("/fare/amount").asLong())
			.isGreaterThanOrEqualTo(FallbackTariff.MINIMUM_CENTS);
		assertThat(this.gateway.get(QUOTES + "/" + quote.get("id").asString())).isEqualTo(quote);
	}

	@Test
	void serviceReportsQueueAndComputeTime() {
		EntityExchangeResult<byte[]> response = this.gateway.post(RIDE).expectBody().returnResult();
		assertThat(json(response).get("pricing").asString()).isEqualTo("model");
		ServerTimingHeader timing = ServerTimingHeader.parse(response.getResponseHeaders().getFirst("Server-Timing"));
		assertThat(timing.parts()).containsOnlyKeys("gateway", "ml", "db", "ml-queue", "ml-compute");
		assertThat(timing.milliseconds("ml-compute")).isPositive();
		timing.assertAddsUp();
	}

	@Test
	void surgeGrowsWithTheCountedDemand() {
		String outskirts = "{\"pickup\":{\"lat\":40.5083,\"lng\":-74.2450},\"dropoff\":{\"lat\":40.6437,\"lng\":-74.0736}}";
		double calm = surge(outskirts);
		for (int quote = 0; quote < 30; quote++) {
			this.gateway.post(outskirts).expectStatus().isCreated();
		}
		assertThat(surge(outskirts)).isGreaterThan(calm);
	}

	private JsonNode quote(double fromLat, double fromLng, double toLat, double toLng) {
		String body = "{\"pickup\":{\"lat\":" + fromLat + ",\"lng\":" + fromLng + "},\"dropoff\":{\"lat\":" + toLat
				+ ",\"lng\":" + toLng + "}}";
		return json(this.gateway.post(body).expectStatus().isCreated().expectBody().returnResult());
	}

	private double surge(String body) {
		JsonNode quote = json(this.gateway.post(body).expectStatus().isCreated().expectBody().returnResult());
		assertThat(quote.get("pricing").asString()).isEqualTo("model");
		return quote.get("surge").asDouble();
	}

}
