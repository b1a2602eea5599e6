package dev.tandem.gateway.ridehailing.quote;

import dev.tandem.gateway.testing.FakeMlService;
import dev.tandem.gateway.testing.RunningGateway;
import dev.tandem.gateway.testing.TestDatabase;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MlServiceTimeoutTests {

	@Test
	void gatewayStartsWithoutTheMlServiceAndConnectsLater() {
		try (FakeMlService late = new FakeMlService(); TestDatabase database = TestDatabase.create()) {
			late.stop();
			try (RunningGateway gateway = RunningGateway.on(database, late.port())) {
				assertThat(gateway.quote().get("pricing").asString()).isEqualTo("fallback");
				assertThat(gateway.readiness()).isEqualTo(200);
				late.start();
				gateway.awaitModel();
			}
		}
	}

}
