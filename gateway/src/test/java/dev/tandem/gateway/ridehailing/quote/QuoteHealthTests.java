package dev.tandem.gateway.ridehailing.quote;

import dev.tandem.gateway.ridehailing.quote.QuoteLatencies.QuoteLatency;
import dev.tandem.gateway.ridehailing.testing.RidehailingExtension;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the operators of the gateway see of quotes: readiness, metrics and latencies.
 */
class QuoteHealthTests {

	@RegisterExtension
	static final RidehailingExtension stack = new RidehailingExtension();

	private static final Offset<Double> ROUNDED = Offset.offset(1e-6);

	@Test
	void absentMlServiceDoesNotMakeTheGatewayUnready() {
		stack.mlService().stop();
		try {
			assertThat(stack.gateway().quote().get("pricing").asString()).isEqualTo("fallback");
			assertThat(stack.gateway().readiness()).isEqualTo(200);
		}
		finally {
			stack.mlService().start();
			stack.gateway().awaitModel();
		}
	}

	@Test
	void metricsCountRequestsQuotesConnectionsAndCalls() {
		stack.gateway().quote();
		String metrics = metrics();
		assertThat(metrics).contains("http_server_requests_seconds_count{",
				"tandem_quotes_priced_total{pricing=\"model\",reason=\"none\"} ", "hikaricp_connections{",
				"jvm_memory_used_bytes{");
		assertThat(metrics).containsPattern("http_server_requests_seconds_count\\{[^}]*uri=\"/api/v1/quotes\"");
	}

	@Test
	void latencyOfAQuoteIsSplitIntoPartsThatDoNotOverlap() {
		stack.gateway().awaitModel();
		QuoteLatency mean = stack.gateway().bean(QuoteLatencies.class).mean().orElseThrow();
		assertThat(mean.gateway() + mean.ml() + mean.mlQueue() + mean.mlCompute() + mean.db()).isCloseTo(mean.total(),
				ROUNDED);
		assertThat(mean.mlQueue()).isPositive().isLessThan(mean.mlCompute());
		assertThat(mean.ml()).isPositive();
		assertThat(mean.db()).isPositive();
		assertThat(mean.gateway()).isPositive();
	}

	private static String metrics() {
		return stack.gateway()
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
