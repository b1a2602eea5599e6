package dev.tandem.gateway.testing;

import org.junit.jupiter.api.Test;

import static dev.tandem.gateway.testing.RunningGateway.QUOTES;
import static org.assertj.core.api.Assertions.assertThat;

class RunningGatewayTests {

	@Test
	void replicaGoesOnWhenAnotherHasStopped() {
		try (TestDatabase database = TestDatabase.create();
				FakeMlService mlService = new FakeMlService();
				RunningGateway stays = RunningGateway.on(database, mlService.port())) {
			String quote;
			try (RunningGateway goes = RunningGateway.on(database, mlService.port())) {
				quote = goes.quote().get("id").asString();
			}
			assertThat(stays.get(QUOTES + "/" + quote).get("id").asString()).isEqualTo(quote);
			stays.ride(quote);
		}
	}

}
