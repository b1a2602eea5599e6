package dev.tandem.gateway.platform.testing;

import org.junit.jupiter.api.Test;

import static dev.tandem.gateway.platform.testing.PlatformGateway.LINES;
import static org.assertj.core.api.Assertions.assertThat;

class PlatformGatewayTests {

	@Test
	void replicaContinuesAfterAnotherHasStopped() {
		try (TestDatabase database = TestDatabase.create();
				FakeModelService modelService = new FakeModelService();
				PlatformGateway running = PlatformGateway.on(database, modelService.port())) {
			String line;
			try (PlatformGateway stopping = PlatformGateway.on(database, modelService.port())) {
				line = stopping.line().get("id").asString();
			}
			assertThat(running.get(LINES + "/" + line).get("id").asString()).isEqualTo(line);
			running.line();
		}
	}

}
