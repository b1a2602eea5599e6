package dev.tandem.gateway.platform.persistence;

import java.time.Duration;

import dev.tandem.gateway.platform.testing.FakeModelService;
import dev.tandem.gateway.platform.testing.PlatformGateway;
import dev.tandem.gateway.platform.testing.ServerTimingHeader;
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

import static dev.tandem.gateway.platform.testing.PlatformGateway.LINE;
import static dev.tandem.gateway.platform.testing.PlatformGateway.LINES;
import static dev.tandem.gateway.platform.testing.PlatformGateway.json;
import static org.assertj.core.api.Assertions.assertThat;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DatabaseOutageTests {

	private final LocalPostgres postgres = LocalPostgres.temporary();

	private final FakeModelService modelService = new FakeModelService();

	private PlatformGateway gateway;

	@BeforeAll
	void startWithoutDatabase() {
		this.postgres.stop();
		this.gateway = PlatformGateway.on(this.postgres, this.modelService.port(),
				"tandem.database.probe-interval=50ms", "spring.datasource.hikari.connection-timeout=500",
				"logging.level.dev.tandem.gateway.platform.persistence.DatabaseAvailability=error");
	}

	@AfterAll
	void close() {
		this.gateway.close();
		this.modelService.close();
		this.postgres.close();
	}

	@BeforeEach
	void stop() {
		this.postgres.stop();
		awaitUnavailable();
	}

	@Test
	void requestsThatNeedTheDatabaseFailFastUntilItReturns() {
		assertUnavailable(this.gateway.post(LINE));
		assertUnavailable(this.gateway.client().get().uri(LINES).exchange());
		assertUnavailable(this.gateway.client().get().uri(LINES + "/019ab3f2-6c1e-7c3a-9d51-0f3c2b6d8e11").exchange());
		assertThat(this.gateway.post(LINE, "key").getStatus().value()).isEqualTo(503);
		this.postgres.start();
		this.gateway.awaitReady();
		assertThat(this.gateway.post(LINE, "key").getStatus().value()).isEqualTo(201);
	}

	@Test
	void requestsThatNeedNoDatabaseAreServed() {
		this.gateway.post("{}").expectStatus().isBadRequest();
		this.gateway.client().get().uri("/api/openapi.json").exchange().expectStatus().isOk();
		this.gateway.client().get().uri("/actuator/health/liveness").exchange().expectStatus().isOk();
	}

	@Test
	void readinessIsOffButLivenessIsOnWhileTheDatabaseIsUnavailable() {
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
	void storedLinesSurviveAnOutage() {
		this.postgres.start();
		this.gateway.awaitReady();
		JsonNode line = this.gateway.line();
		this.postgres.stop();
		awaitUnavailable();
		this.postgres.start();
		this.gateway.awaitReady();
		assertThat(this.gateway.get(LINES + "/" + line.get("id").asString())).isEqualTo(line);
	}

	@Test
	void databaseThatReturnsEmptyIsMigrated() {
		this.postgres.start();
		this.gateway.awaitReady();
		this.gateway.line();
		sql("drop schema public cascade; create schema public");
		this.postgres.stop();
		awaitUnavailable();
		this.postgres.start();
		this.gateway.awaitReady();
		assertThat(this.gateway.get(LINES)).isEmpty();
		this.gateway.line();
	}

	@Test
	void brokenConnectionsAreReplaced() {
		this.postgres.start();
		this.gateway.awaitReady();
		this.gateway.line();
		sql("do $$ begin perform pg_terminate_backend(pid) from pg_stat_activity "
				+ "where application_name = 'tandem-gateway'; end $$");
		Awaitility.await()
			.atMost(Duration.ofSeconds(5))
			.until(() -> this.gateway.post(LINE).returnResult(Void.class).getStatus().value() == 201);
		this.gateway.awaitReady();
	}

	private void sql(String statement) {
		JdbcClient
			.create(new DriverManagerDataSource(this.postgres.jdbcUrl(), this.postgres.login().user(),
					this.postgres.login().password()))
			.sql(statement)
			.update();
	}

	private void awaitUnavailable() {
		Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> this.gateway.readiness() == 503);
	}

	private static void assertUnavailable(WebTestClient.ResponseSpec response) {
		EntityExchangeResult<byte[]> result = response.expectBody().returnResult();
		assertThat(result.getStatus().value()).isEqualTo(503);
		assertThat(result.getResponseHeaders().getFirst("Retry-After")).isEqualTo("1");
		assertThat(json(result).get("type").asString()).isEqualTo("/problems/database-unavailable");
		ServerTimingHeader timing = ServerTimingHeader.parse(result.getResponseHeaders().getFirst("Server-Timing"));
		assertThat(timing.milliseconds("gateway")).isLessThan(300);
	}

}
