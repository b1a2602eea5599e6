package dev.tandem.gateway.platform.logging;

import java.util.Map;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CounterGrowthTests {

	private final MeterRegistry meters = new SimpleMeterRegistry();

	private final CounterGrowth growth = new CounterGrowth(this.meters, "orders", "state");

	@Test
	void eachCallReturnsTheGrowthSinceThePreviousCall() {
		assertThat(this.growth.sinceLastCall()).isEmpty();
		count("requested", 2);
		count("completed", 1);
		assertThat(this.growth.sinceLastCall()).isEqualTo(Map.of("completed", 1L, "requested", 2L));
		count("requested", 3);
		assertThat(this.growth.sinceLastCall()).isEqualTo(Map.of("requested", 3L));
		assertThat(this.growth.sinceLastCall()).isEmpty();
	}

	@Test
	void otherCountersDoNotMatter() {
		this.meters.counter("others", "state", "requested").increment();
		assertThat(this.growth.sinceLastCall()).isEmpty();
	}

	private void count(String state, int times) {
		this.meters.counter("orders", "state", state).increment(times);
	}

}
