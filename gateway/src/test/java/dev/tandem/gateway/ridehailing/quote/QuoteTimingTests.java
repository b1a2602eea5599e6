package dev.tandem.gateway.ridehailing.quote;

import dev.tandem.gateway.platform.testing.ServerTimingHeader;
import dev.tandem.gateway.ridehailing.testing.RidehailingExtension;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.EntityExchangeResult;

import static dev.tandem.gateway.ridehailing.testing.RidehailingGateway.QUOTES;
import static dev.tandem.gateway.ridehailing.testing.RidehailingGateway.RIDE;
import static org.assertj.core.api.Assertions.assertThat;

class QuoteTimingTests {

	@RegisterExtension
	static final RidehailingExtension tandem = new RidehailingExtension();

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
