package dev.tandem.gateway.ridehailing.quote;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;

import dev.tandem.gateway.ridehailing.testing.RidehailingExtension;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

import org.springframework.test.web.reactive.server.EntityExchangeResult;

import static dev.tandem.gateway.ridehailing.testing.RidehailingGateway.RIDE;
import static org.assertj.core.api.Assertions.assertThat;

class QuoteIdempotencyTests {

	@RegisterExtension
	static final RidehailingExtension tandem = new RidehailingExtension(
			"logging.level.dev.tandem.gateway.platform.problem.ProblemExceptionHandler=off");

	private final String key = UUID.randomUUID().toString();

	@BeforeEach
	void forgetQuotes() {
		tandem.database().jdbc().sql("delete from quotes; delete from idempotency_keys").update();
	}

	@Test
	void repeatedWriteGetsTheStoredAnswerByteForByte() {
		EntityExchangeResult<byte[]> first = post(RIDE);
		EntityExchangeResult<byte[]> second = post(RIDE);
		assertThat(first.getStatus().value()).isEqualTo(201);
		assertThat(second.getStatus().value()).isEqualTo(201);
		assertThat(second.getResponseBodyContent()).isEqualTo(first.getResponseBodyContent());
		assertThat(second.getResponseHeaders().getLocation()).isEqualTo(first.getResponseHeaders().getLocation());
		assertThat(second.getResponseHeaders().getContentType()).isEqualTo(first.getResponseHeaders().getContentType());
		assertThat(tandem.mlService().rides()).hasSize(1);
		assertThat(count("quotes")).isEqualTo(1);
	}

	@Test
	void sameValuesWrittenAnotherWayAreTheSameRequest() {
		EntityExchangeResult<byte[]> first = post(RIDE);
		EntityExchangeResult<byte[]> second = post("""
				{ "dropoff": {"lng": -73.77810, "lat": 4.06413e1},
				  "pickup": {"lng": -73.9855, "lat": 40.7580} }""");
		assertThat(second.getResponseBodyContent()).isEqualTo(first.getResponseBodyContent());
	}

	@Test
	void manyAtOnceMakeOneQuoteAndAllGetIt() {
		tandem.mlService().holds();
		Mono<Set<String>> answers = atOnce(List.of(RIDE)).map((result) -> {
			assertThat(result.getStatus().value()).isEqualTo(201);
			return result.getResponseHeaders().getLocation() + text(result);
		}).collect(HashSet::new, Set::add);
		StepVerifier.create(answers).assertNext((all) -> assertThat(all).hasSize(1)).expectComplete().verify(bound());
		assertThat(count("quotes")).isEqualTo(1);
		assertThat(count("idempotency_keys")).isEqualTo(1);
	}

	@Test
	void quoteIsNotStoredWhenItsKeyCannotBe() {
		tandem.database()
			.jdbc()
			.sql("alter table idempotency_keys add constraint no_more check (key = 'none') not valid")
			.update();
		try {
			assertThat(post(RIDE).getStatus().value()).isEqualTo(500);
			assertThat(count("quotes")).isZero();
			assertThat(count("idempotency_keys")).isZero();
		}
		finally {
			tandem.database().jdbc().sql("alter table idempotency_keys drop constraint no_more").update();
		}
	}

	@Test
	void keyIsNotStoredWhenItsQuoteCannotBe() {
		tandem.database().jdbc().sql("alter table quotes add constraint no_more check (amount < 0) not valid").update();
		try {
			assertThat(post(RIDE).getStatus().value()).isEqualTo(500);
			assertThat(count("quotes")).isZero();
			assertThat(count("idempotency_keys")).isZero();
		}
		finally {
			tandem.database().jdbc().sql("alter table quotes drop constraint no_more").update();
		}
		assertThat(post(RIDE).getStatus().value()).isEqualTo(201);
	}

	private Flux<EntityExchangeResult<byte[]>> atOnce(List<String> bodies) {
		int many = 16;
		CountDownLatch together = new CountDownLatch(many);
		return Flux.range(0, many).flatMap((number) -> Mono.fromCallable(() -> {
			together.countDown();
			together.await();
			return post(bodies.get(number % bodies.size()));
		}).subscribeOn(Schedulers.boundedElastic()), many).doOnSubscribe((subscription) -> {
			Schedulers.boundedElastic().schedule(() -> {
				Awaitility.await().atMost(bound()).until(() -> tandem.mlService().waiting() > 0);
				tandem.mlService().release();
			});
		});
	}

	private EntityExchangeResult<byte[]> post(String body) {
		return tandem.gateway().post(body, this.key);
	}

	private static long count(String table) {
		return tandem.database().jdbc().sql("select count(*) from " + table).query(Long.class).single();
	}

	private static String text(EntityExchangeResult<byte[]> result) {
		return new String(result.getResponseBodyContent(), StandardCharsets.UTF_8);
	}

	private static Duration bound() {
		return Duration.ofSeconds(20);
	}

}
