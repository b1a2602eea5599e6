package dev.tandem.gateway.platform.persistence;

import java.time.Duration;

import dev.tandem.gateway.testing.FakeMlService;
import dev.tandem.gateway.testing.RunningGateway;
import dev.tandem.gateway.testing.ServerTimingHeader;
import dev.tandem.localpostgres.LocalPostgres;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;

import static dev.tandem.gateway.testing.RunningGateway.QUOTES;
import static dev.tandem.gateway.testing.RunningGateway.RIDE;
import static dev.tandem.gateway.testing.RunningGateway.json;
import static org.assertj.core.api.Assertions.assertThat;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DatabaseOutageTests {

	private final LocalPostgres postgres = LocalPostgres.temporary();

	private final FakeMlService mlService = new FakeMlService();

	private RunningGateway gateway;

	@BeforeAll
	void startWithoutDatabase() {
		this.postgres.stop();
		this.gateway = RunningGateway.on(this.postgres, this.mlService.port(),
				"logging.level.dev.tandem.gateway.platform.persistence.DatabaseAvailability=error");
	}

	@AfterAll
	void close() {
		this.gateway.close();
		this.mlService.close();
		this.postgres.close();
	}

	@BeforeEach
	void stop() {
		this.postgres.stop();
		awaitAbsence();
	}

	@Test
	void everyUseOfTheDatabaseIsRefusedAtOnceUntilItIsBack() {
		assertUnavailable(this.gateway.post(RIDE));
		assertUnavailable(this.gateway.client().get().uri(QUOTES).exchange());
		assertUnavailable(this.gateway.client().get().uri(QUOTES + "/019ab3f2-6c1e-7c3a-9d51-0f3c2b6d8e11").exchange());
		assertThat(this.gateway.post(RIDE, "key").getStatus().value()).isEqualTo(503);
		this.postgres.start();
		this.gateway.awaitReady();
		assertThat(this.gateway.post(RIDE, "key").getStatus().value()).isEqualTo(201);
	}

	@Test
	void whatNeedsNoDatabaseIsAnsweredWithoutIt() {
		this.gateway.post("{}").expectStatus().isBadRequest();
		this.gateway.client().get().uri("/api/openapi.json").exchange().expectStatus().isOk();
		this.gateway.client().get().uri("/actuator/health/liveness").exchange().expectStatus().isOk();
	}

	@Test
	void readinessIsOffButLivenessIsOnWhileTheDatabaseIsAbsent() {
		this.gateway.client()
			.get()
			.uri("/actuator/health/readiness")
			.exchange()
			.expectStatus()
			.isEqualTo(503)
			.expectBody()
			.jsonPath("$.status")
			.isEqualTo("OUT_OF_SERVICE");
		this.gateway.client()
			.get()
			.uri("/actuator/health/liveness")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.status")
			.isEqualTo("UP");
	}

	@Test
	void quotesOutliveAnOutage() {
		this.postgres.start();
		this.gateway.awaitReady();
		JsonNode quote = this.gateway.quote();
		this.postgres.stop();
		awaitAbsence();
		this.postgres.start();
		this.gateway.awaitReady();
		assertThat(this.gateway.get(QUOTES + "/" + quote.get("id").asString())).isEqualTo(quote);
	}

	@Test
	void databaseThatComesEmptyIsMigrated() {
		this.postgres.start();
		this.gateway.awaitReady();
		this.gateway.quote();
		sql("drop schema public cascade; create schema public");
		this.postgres.stop();
		awaitAbsence();
		this.postgres.start();
		this.gateway.awaitReady();
		assertThat(this.gateway.get(QUOTES).get("items")).isEmpty();
		this.gateway.quote();
	}

	@Test
	void brokenConnectionsAreReplaced() {
		this.postgres.start();
		this.gateway.awaitReady();
		this.gateway.quote();
		sql("do $$ begin perform pg_terminate_backend(pid) from pg_stat_activity "
				+ "where application_name = 'tandem-gateway'; end $$");
		Awaitility.await()
			.atMost(Duration.ofSeconds(5))
			.until(() -> this.gateway.post(RIDE).returnResult(Void.class).getStatus().value() == 201);
		this.gateway.awaitReady();
	}

	private void sql(String statement) {
		JdbcClient
			.create(new DriverManagerDataSource(this.postgres.jdbcUrl(), this.postgres.login().user(),
					this.postgres.login().password()))
			.sql(statement)
			.update();
	}

	private void awaitAbsence() {
		Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> this.gateway.readiness() == 503);
	}

	private static void assertUnavailable(WebTestClient.ResponseSpec answer) {
		EntityExchangeResult<byte[]> result = answer.expectBody().returnResult();
		assertThat(result.getStatus().value()).isEqualTo(503);
		assertThat(result.getResponseHeaders().getFirst("Retry-After")).isEqualTo("1");
		assertThat(json(result).get("type").asString()).isEqualTo("/problems/database-unavailable");
		ServerTimingHeader timing = ServerTimingHeader.parse(result.getResponseHeaders().getFirst("Server-Timing"));
		assertThat(timing.milliseconds("gateway")).isLessThan(300);
	}

}
