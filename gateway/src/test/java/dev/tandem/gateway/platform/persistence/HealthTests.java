package dev.tandem.gateway.platform.persistence;

import java.time.Duration;
import java.util.List;

import dev.tandem.gateway.platform.testing.GatewayExtension;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import org.springframework.boot.availability.ApplicationAvailabilityBean;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The health and the metrics that operators read.
 */
class HealthTests {

	@RegisterExtension
	static final GatewayExtension stack = new GatewayExtension();

	@ParameterizedTest
	@ValueSource(strings = { "/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness" })
	void healthyGatewayReportsItsStatusOnly(String path) {
		assertThat(stack.gateway().get(path).get("status").asString()).isEqualTo("UP");
		assertThat(stack.gateway().get(path).toString()).doesNotContain("details", "jdbc", "PostgreSQL");
	}

	@Test
	void gatewayThatRefusesTrafficIsLiveButNotReady() {
		setReadiness(ReadinessState.REFUSING_TRAFFIC);
		try {
			assertThat(stack.gateway().readiness()).isEqualTo(503);
			assertThat(stack.gateway().get("/actuator/health/liveness").get("status").asString()).isEqualTo("UP");
		}
		finally {
			setReadiness(ReadinessState.ACCEPTING_TRAFFIC);
		}
		assertThat(stack.gateway().readiness()).isEqualTo(200);
	}

	@Test
	void unreachableMlServiceDoesNotTurnReadinessOff() {
		stack.modelService().stop();
		try {
			assertThat(stack.gateway().readiness()).isEqualTo(200);
			assertThat(stack.gateway().get("/actuator/health").get("status").asString()).isEqualTo("UP");
			JsonNode parts = stack.gateway().get("/actuator/health/parts");
			assertThat(parts.at("/components/mlService/status").asString()).isEqualTo("UNREACHABLE");
			assertThat(parts.at("/components/database/status").asString()).isEqualTo("UP");
		}
		finally {
			stack.modelService().start();
			Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> "UP".equals(part("mlService")));
		}
	}

	@Test
	void metricsCountRequestsAndConnections() {
		stack.gateway().line();
		String metrics = metrics();
		assertThat(metrics).contains("http_server_requests_seconds_count{", "hikaricp_connections{",
				"jvm_memory_used_bytes{");
		assertThat(metrics).containsPattern("http_server_requests_seconds_count\\{[^}]*uri=\"/api/v1/lines\"");
	}

	@Test
	void partsAreShownWithTheirStates() {
		Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> "UP".equals(part("mlService")));
		JsonNode parts = stack.gateway().get("/actuator/health/parts");
		assertThat(parts.get("components").propertyNames()).containsExactlyInAnyOrder("database", "mlService");
		assertThat(parts.get("status").asString()).isEqualTo("UP");
		assertThat(part("database")).isEqualTo("UP");
	}

	@Test
	void unknownPathsDoNotBecomeMetrics() {
		for (String path : List.of("a", "b", "c")) {
			stack.gateway().client().get().uri("/made-up-" + path).exchange().expectStatus().isNotFound();
		}
		assertThat(metrics()).doesNotContain("made-up");
	}

	private static String part(String name) {
		return stack.gateway().get("/actuator/health/parts").at("/components/" + name + "/status").asString();
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

	private static void setReadiness(ReadinessState state) {
		stack.gateway()
			.bean(ApplicationAvailabilityBean.class)
			.onApplicationEvent(new AvailabilityChangeEvent<>(HealthTests.class, state));
	}

}
