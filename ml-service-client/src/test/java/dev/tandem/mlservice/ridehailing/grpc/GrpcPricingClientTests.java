package dev.tandem.mlservice.ridehailing.grpc;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

import dev.tandem.mlservice.platform.testing.Calls;
import dev.tandem.mlservice.platform.testing.ScriptedMethods;
import dev.tandem.mlservice.platform.testing.TestMlService;
import dev.tandem.mlservice.ridehailing.PricingClient;
import io.grpc.Deadline;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

class GrpcPricingClientTests {

	@AutoClose
	private final TestMlService mlService = new TestMlService();

	private final PricingClient client = PricingClients.on(this.mlService.channel());

	@Test
	void eachMethodCallsItsOwn() {
		start(this.client.priceRide(Rides.IN_THE_RAIN));
		start(this.client.priceRides(List.of(Rides.IN_THE_RAIN)));
		start(this.client.citySurge(Rides.CITY, Rides.IN_THE_RAIN.requestedAt()));
		assertThat(this.mlService.methods().calls()).extracting(ScriptedMethods.Received::method)
			.containsExactly("PriceRide", "PriceRides", "GetCitySurge");
	}

	@Test
	void callForARideHasTheDefaultDeadline() {
		start(this.client.priceRide(Rides.IN_THE_RAIN));
		assertThat(deadline()).isBetween(Calls.DEADLINE.minus(Calls.TIMEOUT), Calls.DEADLINE);
	}

	@Test
	void callForTheWholeCityHasADeadlineOfItsOwn() {
		start(this.client.citySurge(Rides.CITY, Rides.IN_THE_RAIN.requestedAt()));
		assertThat(deadline()).isBetween(PricingClients.CITY_DEADLINE.minus(Calls.TIMEOUT),
				PricingClients.CITY_DEADLINE);
	}

	private Duration deadline() {
		Deadline deadline = this.mlService.methods().calls().getFirst().deadline();
		assertThat(deadline).isNotNull();
		return Duration.ofNanos(deadline.timeRemaining(TimeUnit.NANOSECONDS));
	}

	private static void start(Mono<?> call) {
		StepVerifier.create(call).thenCancel().verify(Calls.TIMEOUT);
	}

}
