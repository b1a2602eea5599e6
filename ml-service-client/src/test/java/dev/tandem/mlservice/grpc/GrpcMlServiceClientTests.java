package dev.tandem.mlservice.grpc;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

import dev.tandem.mlservice.CallBudget;
import dev.tandem.mlservice.MlServiceClient;
import dev.tandem.mlservice.MlServiceTimeoutException;
import dev.tandem.mlservice.PricedRide;
import io.grpc.Deadline;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

class GrpcMlServiceClientTests {

	@AutoClose
	private final ManualScheduler time = new ManualScheduler();

	@AutoClose
	private final TestMlService mlService = new TestMlService((channel) -> channel.scheduledExecutorService(this.time));

	private final MlServiceClient client = Calls.client(this.mlService.channel());

	@Test
	void eachMethodCallsItsOwn() {
		StepVerifier.create(this.client.priceRide(Rides.IN_THE_RAIN)).thenCancel().verify(Calls.BOUND);
		StepVerifier.create(this.client.priceRides(List.of(Rides.IN_THE_RAIN))).thenCancel().verify(Calls.BOUND);
		StepVerifier.create(this.client.citySurge(Rides.CITY, Rides.IN_THE_RAIN.requestedAt()))
			.thenCancel()
			.verify(Calls.BOUND);
		StepVerifier.create(this.client.listModels()).thenCancel().verify(Calls.BOUND);
		assertThat(this.mlService.methods().calls()).extracting(ScriptedMethods.Received::method)
			.containsExactly("PriceRide", "PriceRides", "GetCitySurge", "ListModels");
	}

	@Test
	void nothingIsSentBeforeASubscriberComesAndEachMakesItsOwnCall() {
		this.mlService.methods().answer(Answers.pricedRide());
		Mono<PricedRide> price = this.client.priceRide(Rides.IN_THE_RAIN);
		assertThat(this.mlService.methods().calls()).isEmpty();
		assertThat(Calls.answer(price)).isEqualTo(Calls.answer(price));
		assertThat(this.mlService.methods().calls()).hasSize(2);
	}

	@Test
	void callThatIsNotAnsweredEndsByTheDeadlineAndIsCancelled() {
		assertEndsAfter(Calls.DEADLINE, this.client.priceRide(Rides.IN_THE_RAIN));
	}

	@Test
	void serverIsToldTheDeadline() {
		assertThat(deadlineOf(this.client.priceRide(Rides.IN_THE_RAIN))).isBetween(Calls.DEADLINE.minus(Calls.BOUND),
				Calls.DEADLINE);
	}

	@Test
	void callForTheWholeCityHasADeadlineOfItsOwn() {
		assertThat(deadlineOf(this.client.citySurge(Rides.CITY, Rides.IN_THE_RAIN.requestedAt())))
			.isBetween(Calls.CITY_DEADLINE.minus(Calls.BOUND), Calls.CITY_DEADLINE);
	}

	@Test
	void shorterBudgetOfTheCallerWins() {
		Duration budget = Calls.DEADLINE.dividedBy(2);
		assertThat(deadlineOf(within(budget, this.client.priceRide(Rides.IN_THE_RAIN))))
			.isBetween(budget.minus(Calls.BOUND), budget);
	}

	@Test
	void longerBudgetOfTheCallerDoesNotExtendTheDeadline() {
		assertThat(deadlineOf(within(Duration.ofDays(99), this.client.priceRide(Rides.IN_THE_RAIN))))
			.isBetween(Calls.DEADLINE.minus(Calls.BOUND), Calls.DEADLINE);
	}

	@Test
	void callThatIsNotAnsweredEndsWithTheCallersBudget() {
		Duration budget = Calls.DEADLINE.dividedBy(2);
		assertEndsAfter(budget, within(budget, this.client.listModels()));
	}

	@Test
	void callWithASpentBudgetIsNotMade() {
		this.mlService.methods().answer(Answers.models());
		Calls.failure(within(Duration.ZERO, this.client.listModels()), MlServiceTimeoutException.class);
		Calls.failure(within(Duration.ofDays(-99), this.client.listModels()), MlServiceTimeoutException.class);
		assertThat(this.mlService.methods().calls()).isEmpty();
	}

	private void assertEndsAfter(Duration time, Mono<?> call) {
		StepVerifier.create(call)
			.then(() -> this.time.pass(time.minus(Calls.BOUND)))
			.then(() -> assertThat(this.mlService.methods().cancelled()).isZero())
			.then(() -> this.time.pass(Calls.BOUND))
			.expectError(MlServiceTimeoutException.class)
			.verify(Calls.BOUND);
		assertThat(this.mlService.methods().calls()).hasSize(1);
		assertThat(this.mlService.methods().cancelled()).isOne();
	}

	private Duration deadlineOf(Mono<?> call) {
		StepVerifier.create(call).thenCancel().verify(Calls.BOUND);
		Deadline deadline = this.mlService.methods().calls().getFirst().deadline();
		assertThat(deadline).isNotNull();
		return Duration.ofNanos(deadline.timeRemaining(TimeUnit.NANOSECONDS));
	}

	private static <T> Mono<T> within(Duration budget, Mono<T> call) {
		return call.contextWrite(CallBudget.until(Calls.NOW.plus(budget)));
	}

}
