package dev.tandem.gateway.platform.timing;

import java.util.stream.Stream;

import dev.tandem.gateway.platform.testing.GatewayExtension;
import dev.tandem.gateway.platform.testing.ServerTimingHeader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.EntityExchangeResult;

import static dev.tandem.gateway.platform.testing.PlatformGateway.LINE;
import static dev.tandem.gateway.platform.testing.PlatformGateway.LINES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class ServerTimingFilterTests {

	@RegisterExtension
	static final GatewayExtension stack = new GatewayExtension();

	@ParameterizedTest
	@MethodSource
	void everyResponseHasTheHeader(String method, String path, int status) {
		EntityExchangeResult<byte[]> response = stack.gateway()
			.client()
			.method(HttpMethod.valueOf(method))
			.uri(path)
			.exchange()
			.expectBody()
			.returnResult();
		assertThat(response.getStatus().value()).isEqualTo(status);
		timing(response).assertAddsUp();
	}

	static Stream<Arguments> everyResponseHasTheHeader() {
		return Stream.of(arguments("GET", LINES, 200), arguments("HEAD", LINES, 200), arguments("OPTIONS", LINES, 200),
				arguments("GET", LINES + "?limit=0", 400), arguments("GET", LINES + "/x", 400),
				arguments("POST", LINES, 415), arguments("DELETE", LINES, 405), arguments("GET", "/nothing", 404),
				arguments("HEAD", "/nothing", 404), arguments("GET", "/problems/not-found", 200),
				arguments("GET", "/actuator/health", 200), arguments("GET", "/actuator/prometheus", 200),
				arguments("GET", "/api/openapi.json", 200), arguments("GET", "/api/docs", 302),
				arguments("GET", "/api/swagger-ui/index.html", 200));
	}

	@Test
	void writeListsTheTimeOfTheDatabase() {
		ServerTimingHeader timing = timing(
				stack.gateway().post(LINE).expectStatus().isCreated().expectBody().returnResult());
		assertThat(timing.parts()).containsOnlyKeys("gateway", "db");
		assertThat(timing.milliseconds("db")).isPositive();
		timing.assertAddsUp();
	}

	@Test
	void readListsTheTimeOfTheDatabaseOnly() {
		EntityExchangeResult<byte[]> page = stack.gateway()
			.client()
			.get()
			.uri(LINES)
			.exchange()
			.expectBody()
			.returnResult();
		assertThat(timing(page).parts()).containsOnlyKeys("gateway", "db");
	}

	private static ServerTimingHeader timing(EntityExchangeResult<byte[]> response) {
		return ServerTimingHeader.parse(response.getResponseHeaders().getFirst("Server-Timing"));
	}

}
