package dev.tandem.gateway.platform.testing;

import org.junit.jupiter.api.Test;

import static dev.tandem.gateway.platform.testing.PlatformGateway.LINES;
import static org.assertj.core.api.Assertions.assertThat;

class PlatformGatewayTests {

	@Test
	void replicaGoesOnWhenAnotherHasStopped() {
		try (TestDatabase database = TestDatabase.create();
				FakeModelService modelService = new FakeModelService();
				PlatformGateway stays = PlatformGateway.on(database, modelService.port())) {
			String line;
			try (PlatformGateway goes = PlatformGateway.on(database, modelService.port())) {
				line = goes.line().get("id").asString();
			}
			assertThat(stays.get(LINES + "/" + line).get("id").asString()).isEqualTo(line);
			stays.line();
		}
	}

}
