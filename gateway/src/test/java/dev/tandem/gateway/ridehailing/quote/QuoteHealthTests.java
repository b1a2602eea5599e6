package dev.tandem.gateway.ridehailing.quote;

import dev.tandem.gateway.ridehailing.testing.RidehailingExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What those see who run the gateway.
 */
class QuoteHealthTests {

	@RegisterExtension
	static final RidehailingExtension tandem = new RidehailingExtension();

	@Test
	void mlServiceThatIsAwayDoesNotMakeTheGatewayUnready() {
		tandem.mlService().stop();
		try {
			assertThat(tandem.gateway().quote().get("pricing").asString()).isEqualTo("fallback");
			assertThat(tandem.gateway().readiness()).isEqualTo(200);
		}
		finally {
			tandem.mlService().start();
			tandem.gateway().awaitModel();
		}
	}

	@Test
	void metricsCountRequestsQuotesConnectionsAndCalls() {
		tandem.gateway().quote();
		String metrics = metrics();
		assertThat(metrics).contains("http_server_requests_seconds_count{",
				"tandem_quotes_priced_total{pricing=\"model\",reason=\"none\"} ", "hikaricp_connections{",
				"jvm_memory_used_bytes{");
		assertThat(metrics).containsPattern("http_server_requests_seconds_count\\{[^}]*uri=\"/api/v1/quotes\"");
	}

	private static String metrics() {
		return tandem.gateway()
			.client()
			.get()
			.uri("/actuator/prometheus")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(String.class)
			.returnResult()
			.getResponseBody();
	}

}
