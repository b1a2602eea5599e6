package dev.tandem.gateway.ridehailing.fleet;

import java.time.Duration;
import java.util.UUID;

import dev.tandem.gateway.platform.testing.TestDatabase;
import dev.tandem.gateway.ridehailing.testing.FakeMlService;
import dev.tandem.gateway.ridehailing.testing.RidehailingGateway;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PresenceLifecycleTests {

	private static final Duration BOUND = Duration.ofSeconds(10);

	private final UUID driver = UUID.randomUUID();

	@Test
	void gatewayWritesItsHeartbeatAndItsDeparture() {
		try (TestDatabase database = TestDatabase.create(); FakeMlService mlService = new FakeMlService()) {
			try (RidehailingGateway gateway = RidehailingGateway.on(database, mlService.port(),
					"tandem.fleet.heartbeat=50ms")) {
				DriverPresence fleet = gateway.bean(DriverPresence.class);
				TestReplica.run(fleet.connect(this.driver, UUID.randomUUID()));
				Awaitility.await()
					.atMost(BOUND)
					.untilAsserted(() -> assertThat(replicas(database)).isEqualTo("1 fresh of 1"));
				assertThat(isConnected(database)).isTrue();
			}
			assertThat(replicas(database)).isEqualTo("0 fresh of 0");
			assertThat(isConnected(database)).isFalse();
		}
	}

	private static String replicas(TestDatabase database) {
		return database.jdbc()
			.sql("select count(*) filter (where heartbeat_at > known_since) || ' fresh of ' || count(*) from replicas")
			.query(String.class)
			.single();
	}

	private boolean isConnected(TestDatabase database) {
		return database.jdbc()
			.sql("select connected from driver_presence where driver_id = :driver")
			.param("driver", this.driver)
			.query(Boolean.class)
			.single();
	}

}
