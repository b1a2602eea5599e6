package dev.tandem.gateway.ridehailing;

import dev.tandem.gateway.GatewayApplication;
import org.junit.jupiter.api.Test;

import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

import static org.assertj.core.api.Assertions.assertThat;

class RidehailingFeaturesTests {

	@Test
	void ridehailingHasTheseFeatures() {
		assertThat(ApplicationModules.of(GatewayApplication.class)
			.stream()
			.map(ApplicationModule::getIdentifier)
			.map(Object::toString)).filteredOn((feature) -> feature.startsWith("ridehailing."))
			.containsExactlyInAnyOrder("ridehailing.city", "ridehailing.dispatch", "ridehailing.driver",
					"ridehailing.fleet", "ridehailing.live", "ridehailing.pulse", "ridehailing.quote",
					"ridehailing.ride");
	}

}
