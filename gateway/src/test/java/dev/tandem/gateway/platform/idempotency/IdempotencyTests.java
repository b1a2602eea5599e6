package dev.tandem.gateway.platform.idempotency;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;

import dev.tandem.gateway.testing.GatewayExtension;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

import org.springframework.test.web.reactive.server.EntityExchangeResult;

import static dev.tandem.gateway.testing.RunningGateway.RIDE;
import static dev.tandem.gateway.testing.RunningGateway.json;
import static org.assertj.core.api.Assertions.assertThat;

class IdempotencyTests {

	private static final String OTHER_RIDE = RIDE.replace("40.758", "40.759");

	@RegisterExtension
	static final GatewayExtension tandem = new GatewayExtension(
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
	void keyOfAnotherRequestIsRefused() {
		post(RIDE);
		EntityExchangeResult<byte[]> second = post(OTHER_RIDE);
		assertThat(second.getStatus().value()).isEqualTo(422);
		assertThat(json(second).get("type").asString()).isEqualTo("/problems/idempotency-key-reused");
		assertThat(second.getResponseHeaders().getFirst("Server-Timing")).contains("db;dur=");
		assertThat(count("quotes")).isEqualTo(1);
	}

	@Test
	void refusedRequestDoesNotTakeTheKey() {
		assertThat(post("{}").getStatus().value()).isEqualTo(400);
		assertThat(post(RIDE).getStatus().value()).isEqualTo(201);
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
	void ofTwoRequestsAtOnceWithOneKeyOnlyOneIsTaken() {
		tandem.mlService().holds();
		Mono<List<EntityExchangeResult<byte[]>>> answers = atOnce(List.of(RIDE, OTHER_RIDE)).collectList();
		StepVerifier.create(answers).assertNext((all) -> {
			assertThat(all).extracting((result) -> result.getStatus().value()).containsOnly(201, 422);
			assertThat(all.stream()
				.filter((result) -> result.getStatus().value() == 201)
				.map(IdempotencyTests::text)
				.distinct()).hasSize(1);
		}).expectComplete().verify(bound());
		assertThat(count("quotes")).isEqualTo(1);
	}

	@Test
	void keysDoNotMeetEachOther() {
		String one = text(tandem.gateway().post(RIDE, this.key));
		String other = text(tandem.gateway().post(RIDE, this.key + "x"));
		assertThat(other).isNotEqualTo(one);
		assertThat(count("quotes")).isEqualTo(2);
	}

	@Test
	void keyIsFreeAgainAfterADay() {
		String first = text(post(RIDE));
		age("23 hours 59 minutes");
		assertThat(text(post(RIDE))).isEqualTo(first);
		age("24 hours");
		EntityExchangeResult<byte[]> second = post(OTHER_RIDE);
		assertThat(second.getStatus().value()).isEqualTo(201);
		assertThat(text(second)).isNotEqualTo(first);
		assertThat(text(post(OTHER_RIDE))).isEqualTo(text(second));
		assertThat(count("idempotency_keys")).isEqualTo(1);
		assertThat(count("quotes")).isEqualTo(2);
	}

	@Test
	void expiredAnswersAreCleanedUpAndTheOthersStay() {
		post(RIDE);
		age("25 hours");
		tandem.gateway().post(RIDE, "young");
		tandem.gateway().bean(Idempotency.class).purge();
		Awaitility.await()
			.atMost(bound())
			.untilAsserted(() -> assertThat(
					tandem.database().jdbc().sql("select key from idempotency_keys").query(String.class).list())
				.containsExactly("young"));
		assertThat(count("quotes")).isEqualTo(2);
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

	@Test
	void keyOf255CharactersIsTaken() {
		assertThat(tandem.gateway().post(RIDE, "k".repeat(255)).getStatus().value()).isEqualTo(201);
	}

	@ParameterizedTest
	@ValueSource(ints = { 256, 4000 })
	void longerKeyIsRefused(int length) {
		EntityExchangeResult<byte[]> answer = tandem.gateway().post(RIDE, "k".repeat(length));
		assertThat(answer.getStatus().value()).isEqualTo(400);
		assertThat(json(answer).at("/errors/0/field").asString()).isEqualTo("Idempotency-Key");
		assertThat(count("quotes")).isZero();
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

	private static void age(String interval) {
		tandem.database()
			.jdbc()
			.sql("update idempotency_keys set created_at = now() - cast(:interval as interval)")
			.param("interval", interval)
			.update();
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
