package dev.tandem.gateway;

import org.junit.jupiter.api.Test;

import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

import static org.assertj.core.api.Assertions.assertThat;

class ModularityTests {

	private final ApplicationModules modules = ApplicationModules.of(GatewayApplication.class);

	@Test
	void featuresUseOnlyEachOthersPublicTypesAndFormNoCycle() {
		this.modules.verify();
	}

	@Test
	void platformHasTheseFeatures() {
		assertThat(this.modules.stream().map(ApplicationModule::getIdentifier).map(Object::toString))
			.filteredOn((feature) -> feature.startsWith("platform."))
			.containsExactlyInAnyOrder("platform.http", "platform.id", "platform.idempotency", "platform.json",
					"platform.lifecycle", "platform.logging", "platform.openapi", "platform.persistence",
					"platform.problem", "platform.shutdown", "platform.timing", "platform.validation");
	}

}
