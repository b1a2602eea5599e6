package dev.tandem.gateway.platform.idempotency;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;

import dev.tandem.gateway.lines.LineGate;
import dev.tandem.gateway.platform.testing.GatewayExtension;
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

import static dev.tandem.gateway.platform.testing.PlatformGateway.LINE;
import static dev.tandem.gateway.platform.testing.PlatformGateway.json;
import static org.assertj.core.api.Assertions.assertThat;

class IdempotencyTests {

	private static final String OTHER_LINE = LINE.replace("40.758", "40.759");

	@RegisterExtension
	static final GatewayExtension stack = new GatewayExtension(
			"logging.level.dev.tandem.gateway.platform.problem.ProblemExceptionHandler=off");

	private final String key = UUID.randomUUID().toString();

	@BeforeEach
	void deleteAll() {
		stack.database().jdbc().sql("delete from lines; delete from idempotency_keys").update();
	}

	@Test
	void repeatedWriteReceivesTheStoredResponseByteForByte() {
		EntityExchangeResult<byte[]> first = post(LINE);
		EntityExchangeResult<byte[]> second = post(LINE);
		assertThat(first.getStatus().value()).isEqualTo(201);
		assertThat(second.getStatus().value()).isEqualTo(201);
		assertThat(second.getResponseBodyContent()).isEqualTo(first.getResponseBodyContent());
		assertThat(second.getResponseHeaders().getLocation()).isEqualTo(first.getResponseHeaders().getLocation());
		assertThat(second.getResponseHeaders().getContentType()).isEqualTo(first.getResponseHeaders().getContentType());
		assertThat(count("lines")).isEqualTo(1);
	}

	@Test
	void sameValuesInAnotherNotationAreTheSameRequest() {
		EntityExchangeResult<byte[]> first = post(LINE);
		EntityExchangeResult<byte[]> second = post("""
				{ "end": {"y": -73.77810, "x": 4.06413e1},
				  "start": {"y": -73.9855, "x": 40.7580} }""");
		assertThat(second.getResponseBodyContent()).isEqualTo(first.getResponseBodyContent());
	}

	@Test
	void keyOfAnotherRequestIsRejected() {
		post(LINE);
		EntityExchangeResult<byte[]> second = post(OTHER_LINE);
		assertThat(second.getStatus().value()).isEqualTo(422);
		assertThat(json(second).get("type").asString()).isEqualTo("/problems/idempotency-key-reused");
		assertThat(second.getResponseHeaders().getFirst("Server-Timing")).contains("db;dur=");
		assertThat(count("lines")).isEqualTo(1);
	}

	@Test
	void rejectedRequestDoesNotUseTheKey() {
		assertThat(post("{}").getStatus().value()).isEqualTo(400);
		assertThat(post(LINE).getStatus().value()).isEqualTo(201);
	}

	@Test
	void concurrentRequestsWithOneKeyStoreOneLine() {
		gate().hold();
		Mono<Set<String>> responses = concurrently(List.of(LINE)).map((result) -> {
			assertThat(result.getStatus().value()).isEqualTo(201);
			return result.getResponseHeaders().getLocation() + text(result);
		}).collect(HashSet::new, Set::add);
		StepVerifier.create(responses).assertNext((all) -> assertThat(all).hasSize(1)).expectComplete().verify(bound());
		assertThat(count("lines")).isEqualTo(1);
		assertThat(count("idempotency_keys")).isEqualTo(1);
	}

	@Test
	void ofTwoConcurrentRequestsWithOneKeyOnlyOneIsAccepted() {
		gate().hold();
		Mono<List<EntityExchangeResult<byte[]>>> responses = concurrently(List.of(LINE, OTHER_LINE)).collectList();
		StepVerifier.create(responses).assertNext((all) -> {
			assertThat(all).extracting((result) -> result.getStatus().value()).containsOnly(201, 422);
			assertThat(all.stream()
				.filter((result) -> result.getStatus().value() == 201)
				.map(IdempotencyTests::text)
				.distinct()).hasSize(1);
		}).expectComplete().verify(bound());
		assertThat(count("lines")).isEqualTo(1);
	}

	@Test
	void keysAreIndependent() {
		String one = text(stack.gateway().post(LINE, this.key));
		String other = text(stack.gateway().post(LINE, this.key + "x"));
		assertThat(other).isNotEqualTo(one);
		assertThat(count("lines")).isEqualTo(2);
	}

	@Test
	void keyExpiresAfterADay() {
		String first = text(post(LINE));
		age("23 hours 59 minutes");
		assertThat(text(post(LINE))).isEqualTo(first);
		age("24 hours");
		EntityExchangeResult<byte[]> second = post(OTHER_LINE);
		assertThat(second.getStatus().value()).isEqualTo(201);
		assertThat(text(second)).isNotEqualTo(first);
		assertThat(text(post(OTHER_LINE))).isEqualTo(text(second));
		assertThat(count("idempotency_keys")).isEqualTo(1);
		assertThat(count("lines")).isEqualTo(2);
	}

	@Test
	void onlyExpiredResponsesArePurged() {
		post(LINE);
		age("25 hours");
		stack.gateway().post(LINE, "young");
		stack.gateway().bean(Idempotency.class).purge().block();
		Awaitility.await()
			.atMost(bound())
			.untilAsserted(() -> assertThat(
					stack.database().jdbc().sql("select key from idempotency_keys").query(String.class).list())
				.containsExactly("young"));
		assertThat(count("lines")).isEqualTo(2);
	}

	@Test
	void lineIsNotStoredWhenItsKeyCannotBe() {
		stack.database()
			.jdbc()
			.sql("alter table idempotency_keys add constraint no_more check (key = 'none') not valid")
			.update();
		try {
			assertThat(post(LINE).getStatus().value()).isEqualTo(500);
			assertThat(count("lines")).isZero();
			assertThat(count("idempotency_keys")).isZero();
		}
		finally {
			stack.database().jdbc().sql("alter table idempotency_keys drop constraint no_more").update();
		}
	}

	@Test
	void keyIsNotStoredWhenItsLineCannotBe() {
		stack.database().jdbc().sql("alter table lines add constraint no_more check (start_x > 90) not valid").update();
		try {
			assertThat(post(LINE).getStatus().value()).isEqualTo(500);
			assertThat(count("lines")).isZero();
			assertThat(count("idempotency_keys")).isZero();
		}
		finally {
			stack.database().jdbc().sql("alter table lines drop constraint no_more").update();
		}
		assertThat(post(LINE).getStatus().value()).isEqualTo(201);
	}

	@Test
	void keyOf255CharactersIsAccepted() {
		assertThat(stack.gateway().post(LINE, "k".repeat(255)).getStatus().value()).isEqualTo(201);
	}

	@ParameterizedTest
	@ValueSource(ints = { 256, 4000 })
	void longerKeyIsRejected(int length) {
		EntityExchangeResult<byte[]> response = stack.gateway().post(LINE, "k".repeat(length));
		assertThat(response.getStatus().value()).isEqualTo(400);
		assertThat(json(response).at("/errors/0/field").asString()).isEqualTo("Idempotency-Key");
		assertThat(count("lines")).isZero();
	}

	private Flux<EntityExchangeResult<byte[]>> concurrently(List<String> bodies) {
		int many = 16;
		CountDownLatch together = new CountDownLatch(many);
		return Flux.range(0, many).flatMap((number) -> Mono.fromCallable(() -> {
			together.countDown();
			together.await();
			return post(bodies.get(number % bodies.size()));
		}).subscribeOn(Schedulers.boundedElastic()), many).doOnSubscribe((subscription) -> {
			Schedulers.boundedElastic().schedule(() -> {
				Awaitility.await().atMost(bound()).until(() -> gate().waiting() > 0);
				gate().release();
			});
		});
	}

	private EntityExchangeResult<byte[]> post(String body) {
		return stack.gateway().post(body, this.key);
	}

	private static LineGate gate() {
		return stack.gateway().bean(LineGate.class);
	}

	private static void age(String interval) {
		stack.database()
			.jdbc()
			.sql("update idempotency_keys set created_at = now() - cast(:interval as interval)")
			.param("interval", interval)
			.update();
	}

	private static long count(String table) {
		return stack.database().jdbc().sql("select count(*) from " + table).query(Long.class).single();
	}

	private static String text(EntityExchangeResult<byte[]> result) {
		return new String(result.getResponseBodyContent(), StandardCharsets.UTF_8);
	}

	private static Duration bound() {
		return Duration.ofSeconds(20);
	}

}
