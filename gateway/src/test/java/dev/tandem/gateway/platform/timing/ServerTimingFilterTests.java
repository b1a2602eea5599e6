package dev.tandem.gateway.platform.timing;

import java.util.stream.Stream;

import dev.tandem.gateway.testing.GatewayExtension;
import dev.tandem.gateway.testing.ServerTimingHeader;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.EntityExchangeResult;

import static dev.tandem.gateway.testing.RunningGateway.QUOTES;
import static dev.tandem.gateway.testing.RunningGateway.RIDE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class ServerTimingFilterTests {

	@RegisterExtension
	static final GatewayExtension tandem = new GatewayExtension();

	@ParameterizedTest
	@MethodSource
	void everyAnswerHasIt(String method, String path, int status) {
		EntityExchangeResult<byte[]> answer = tandem.gateway()
			.client()
			.method(HttpMethod.valueOf(method))
			.uri(path)
			.exchange()
			.expectBody()
			.returnResult();
		assertThat(answer.getStatus().value()).isEqualTo(status);
		timing(answer).assertAddsUp();
	}

	static Stream<Arguments> everyAnswerHasIt() {
		return Stream.of(arguments("GET", QUOTES, 200), arguments("HEAD", QUOTES, 200),
				arguments("OPTIONS", QUOTES, 200), arguments("GET", QUOTES + "?limit=0", 400),
				arguments("GET", QUOTES + "/x", 400), arguments("POST", QUOTES, 415), arguments("DELETE", QUOTES, 405),
				arguments("GET", "/nothing", 404), arguments("HEAD", "/nothing", 404),
				arguments("GET", "/problems/not-found", 200), arguments("GET", "/actuator/health", 200),
				arguments("GET", "/actuator/prometheus", 200), arguments("GET", "/api/openapi.json", 200),
				arguments("GET", "/api/docs", 302), arguments("GET", "/api/swagger-ui/index.html", 200));
	}

	@Test
	void quoteByTheModelNamesEveryPart() {
		ServerTimingHeader timing = timing(quote());
		assertThat(timing.parts()).containsOnlyKeys("gateway", "ml", "db", "ml-queue", "ml-compute");
		assertThat(timing.milliseconds("ml-queue")).isEqualTo(0.02);
		assertThat(timing.milliseconds("ml-compute")).isEqualTo(0.05);
		assertThat(timing.milliseconds("db")).isPositive();
		timing.assertAddsUp();
	}

	@RepeatedTest(20)
	void partsSumToNoMoreThanTheWholeWhateverTheMlServiceSays() {
		tandem.mlService()
			.answers((answer) -> answer.getTimingBuilder()
				.setQueue(com.google.protobuf.Duration.newBuilder().setSeconds(3600))
				.setCompute(com.google.protobuf.Duration.newBuilder().setSeconds(3600)));
		timing(quote()).assertAddsUp();
	}

	@Test
	void pageIsReadFromTheDatabaseAlone() {
		EntityExchangeResult<byte[]> page = tandem.gateway()
			.client()
			.get()
			.uri(QUOTES)
			.exchange()
			.expectBody()
			.returnResult();
		assertThat(timing(page).parts()).containsOnlyKeys("gateway", "db");
	}

	private static EntityExchangeResult<byte[]> quote() {
		return tandem.gateway()
			.client()
			.post()
			.uri(QUOTES)
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue(RIDE)
			.exchange()
			.expectStatus()
			.isCreated()
			.expectBody()
			.returnResult();
	}

	private static ServerTimingHeader timing(EntityExchangeResult<byte[]> answer) {
		return ServerTimingHeader.parse(answer.getResponseHeaders().getFirst("Server-Timing"));
	}

}
