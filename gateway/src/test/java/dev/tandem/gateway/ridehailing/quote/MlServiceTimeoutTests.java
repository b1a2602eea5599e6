package dev.tandem.gateway.ridehailing.quote;

import dev.tandem.gateway.platform.testing.TestDatabase;
import dev.tandem.gateway.ridehailing.testing.FakeMlService;
import dev.tandem.gateway.ridehailing.testing.RidehailingGateway;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MlServiceTimeoutTests {

	@Test
	void gatewayStartsWithoutTheMlServiceAndConnectsLater() {
		try (FakeMlService late = new FakeMlService(); TestDatabase database = TestDatabase.create()) {
			late.stop();
			try (RidehailingGateway gateway = RidehailingGateway.on(database, late.port())) {
				assertThat(gateway.quote().get("pricing").asString()).isEqualTo("fallback");
				assertThat(gateway.readiness()).isEqualTo(200);
				late.start();
				gateway.awaitModel();
			}
		}
	}

}
