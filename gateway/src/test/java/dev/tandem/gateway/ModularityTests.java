package dev.tandem.gateway;

import org.junit.jupiter.api.Test;

import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

import static org.assertj.core.api.Assertions.assertThat;

class ModularityTests {

	private final ApplicationModules modules = ApplicationModules.of(GatewayApplication.class);

	@Test
	void featuresUseEachOtherOnlyByWhatIsPublicAndInNoCircle() {
		this.modules.verify();
	}

	@Test
	void featuresAreThese() {
		assertThat(this.modules.stream().map(ApplicationModule::getIdentifier).map(Object::toString))
			.containsExactlyInAnyOrder("city", "dispatch", "driver", "fleet", "idempotency", "live", "logging",
					"persistence", "pulse", "quote", "ride", "web");
	}

}
