package dev.tandem.gateway.ridehailing.quote;

import java.util.UUID;

import dev.tandem.gateway.ridehailing.testing.RidehailingExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.springframework.test.web.reactive.server.EntityExchangeResult;

import static dev.tandem.gateway.ridehailing.testing.RidehailingGateway.RIDE;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * That quotes are written idempotently; {@code IdempotencyTests} has the general cases.
 */
class QuoteIdempotencyTests {

	@RegisterExtension
	static final RidehailingExtension stack = new RidehailingExtension(
			"logging.level.dev.tandem.gateway.platform.problem.ProblemExceptionHandler=off");

	private final String key = UUID.randomUUID().toString();

	@BeforeEach
	void forgetQuotes() {
		stack.database().jdbc().sql("delete from quotes; delete from idempotency_keys").update();
	}

	@Test
	void repeatedRequestReceivesTheStoredResponseAndIsPricedOnce() {
		EntityExchangeResult<byte[]> first = post(RIDE);
		EntityExchangeResult<byte[]> second = post(RIDE);
		assertThat(first.getStatus().value()).isEqualTo(201);
		assertThat(second.getStatus().value()).isEqualTo(201);
		assertThat(second.getResponseBodyContent()).isEqualTo(first.getResponseBodyContent());
		assertThat(second.getResponseHeaders().getLocation()).isEqualTo(first.getResponseHeaders().getLocation());
		assertThat(second.getResponseHeaders().getContentType()).isEqualTo(first.getResponseHeaders().getContentType());
		assertThat(stack.mlService().rides()).hasSize(1);
		assertThat(count("quotes")).isEqualTo(1);
	}

	@Test
	void quoteIsNotStoredWhenItsKeyCannotBe() {
		stack.database()
			.jdbc()
			.sql("alter table idempotency_keys add constraint no_more check (key = 'none') not valid")
			.update();
		try {
			assertThat(post(RIDE).getStatus().value()).isEqualTo(500);
			assertThat(count("quotes")).isZero();
			assertThat(count("idempotency_keys")).isZero();
		}
		finally {
			stack.database().jdbc().sql("alter table idempotency_keys drop constraint no_more").update();
		}
	}

	private EntityExchangeResult<byte[]> post(String body) {
		return stack.gateway().post(body, this.key);
	}

	private static long count(String table) {
		return stack.database().jdbc().sql("select count(*) from " + table).query(Long.class).single();
	}

}
