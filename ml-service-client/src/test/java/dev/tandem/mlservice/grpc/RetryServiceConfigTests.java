package dev.tandem.mlservice.grpc;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.tandem.mlservice.MlServiceClient;
import dev.tandem.mlservice.MlServiceException;
import dev.tandem.mlservice.MlServiceTimeoutException;
import dev.tandem.mlservice.MlServiceUnavailableException;
import io.grpc.Status;
import io.grpc.inprocess.InProcessChannelBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

class RetryServiceConfigTests {

	private static final Duration AT_ONCE = Duration.ofMillis(1);

	private static final Duration MUCH_LATER = Duration.ofHours(1);

	@Test
	void everyCallIsRepeatedUntilItIsAnswered() {
		try (TestMlService mlService = mlService(retry(3, AT_ONCE, 1000, 1))) {
			MlServiceClient client = Calls.client(mlService.channel());
			mlService.methods().answer(Answers.pricedRide());
			mlService.methods().fail(Status.UNAVAILABLE, 2);
			Calls.answer(client.priceRide(Rides.IN_THE_RAIN));
			mlService.methods().answer(Answers.pricedRides());
			mlService.methods().fail(Status.UNAVAILABLE, 2);
			Calls.answer(client.priceRides(List.of(Rides.IN_THE_RAIN, Rides.ON_A_DRY_DAY)));
			mlService.methods().answer(Answers.citySurge());
			mlService.methods().fail(Status.UNAVAILABLE, 2);
			Calls.answer(client.citySurge(Rides.CITY, Rides.IN_THE_RAIN.requestedAt()));
			mlService.methods().answer(Answers.models());
			mlService.methods().fail(Status.UNAVAILABLE, 2);
			Calls.answer(client.listModels());
			assertThat(mlService.methods().calls()).extracting(ScriptedMethods.Received::method)
				.containsExactly("PriceRide", "PriceRide", "PriceRide", "PriceRides", "PriceRides", "PriceRides",
						"GetCitySurge", "GetCitySurge", "GetCitySurge", "ListModels", "ListModels", "ListModels");
		}
	}

	@Test
	void thereAreNoMoreAttemptsThanSet() {
		try (TestMlService mlService = mlService(retry(4, AT_ONCE, 1000, 1))) {
			mlService.methods().fail(Status.UNAVAILABLE);
			Calls.failure(Calls.client(mlService.channel()).listModels(), MlServiceUnavailableException.class);
			assertThat(mlService.methods().calls()).hasSize(4);
		}
	}

	@ParameterizedTest
	@EnumSource(value = Status.Code.class, mode = EnumSource.Mode.EXCLUDE, names = { "OK", "UNAVAILABLE" })
	void onlyUnavailableIsWorthAnotherAttempt(Status.Code code) {
		try (TestMlService mlService = mlService(retry(3, AT_ONCE, 1000, 1))) {
			mlService.methods().answer(Answers.models());
			mlService.methods().fail(code.toStatus(), 1);
			StepVerifier.create(Calls.client(mlService.channel()).listModels())
				.expectError(MlServiceException.class)
				.verify(Calls.BOUND);
			assertThat(mlService.methods().calls()).hasSize(1);
		}
	}

	@Test
	void retriesStopWhenHalfOfTheBudgetIsSpent() {
		try (TestMlService mlService = mlService(retry(5, AT_ONCE, 4, 1))) {
			mlService.methods().fail(Status.UNAVAILABLE);
			assertAttempts(mlService, 2);
			assertAttempts(mlService, 1);
			assertAttempts(mlService, 1);
		}
	}

	@Test
	void successGivesBackToTheBudget() {
		try (TestMlService mlService = mlService(retry(5, AT_ONCE, 4, 1))) {
			mlService.methods().fail(Status.UNAVAILABLE);
			assertAttempts(mlService, 2);
			mlService.methods().answer(Answers.models());
			Calls.answer(Calls.client(mlService.channel()).listModels());
			Calls.answer(Calls.client(mlService.channel()).listModels());
			mlService.methods().fail(Status.UNAVAILABLE);
			assertAttempts(mlService, 2);
		}
	}

	@Test
	void deadlineCoversTheRetries() {
		ManualScheduler time = new ManualScheduler();
		try (TestMlService mlService = mlService(retry(5, MUCH_LATER, 1000, 1), time)) {
			mlService.methods().fail(Status.UNAVAILABLE);
			StepVerifier.create(Calls.client(mlService.channel()).listModels())
				.then(() -> time.pass(Calls.DEADLINE))
				.expectError(MlServiceTimeoutException.class)
				.verify(Calls.BOUND);
			assertThat(mlService.methods().calls()).hasSize(1);
		}
	}

	@Test
	void callThatWaitsForAnotherAttemptIsCancelledWithItsSubscriber() {
		ManualScheduler time = new ManualScheduler();
		try (TestMlService mlService = mlService(retry(5, AT_ONCE, 1000, 1), time)) {
			mlService.methods().fail(Status.UNAVAILABLE);
			Mono<?> call = Calls.client(mlService.channel()).listModels();
			StepVerifier.create(call).thenCancel().verifyThenAssertThat(Calls.BOUND).hasNotDroppedErrors();
			time.pass(MUCH_LATER);
			assertThat(mlService.methods().calls()).hasSize(1);
		}
	}

	@Test
	void oneAttemptIsNoRetry() {
		assertThat(config(MlServiceChannel.NAME, retry(1, AT_ONCE, 1000, 1))).isEmpty();
	}

	@Test
	void otherChannelsAreLeftAlone() {
		assertThat(config("another", retry(3, AT_ONCE, 1000, 1))).isEmpty();
	}

	@Test
	void whatTheApplicationSetItselfStays() {
		Map<String, Object> config = new HashMap<>(Map.of("methodConfig", "its own", "retryThrottling", "its own too"));
		new RetryServiceConfig(retry(3, AT_ONCE, 1000, 1)).customize(MlServiceChannel.NAME, config);
		assertThat(config).containsOnly(Map.entry("methodConfig", "its own"),
				Map.entry("retryThrottling", "its own too"));
	}

	private static void assertAttempts(TestMlService mlService, int attempts) {
		int before = mlService.methods().calls().size();
		Calls.failure(Calls.client(mlService.channel()).listModels(), MlServiceUnavailableException.class);
		assertThat(mlService.methods().calls()).hasSize(before + attempts);
	}

	private static TestMlService mlService(MlServiceProperties.Retry retry) {
		return new TestMlService((channel) -> retrying(channel, retry));
	}

	private static TestMlService mlService(MlServiceProperties.Retry retry, ManualScheduler time) {
		return new TestMlService((channel) -> retrying(channel, retry).scheduledExecutorService(time));
	}

	private static InProcessChannelBuilder retrying(InProcessChannelBuilder channel, MlServiceProperties.Retry retry) {
		return channel.enableRetry().defaultServiceConfig(config(MlServiceChannel.NAME, retry));
	}

	private static Map<String, Object> config(String channel, MlServiceProperties.Retry retry) {
		Map<String, Object> config = new HashMap<>();
		new RetryServiceConfig(retry).customize(channel, config);
		return config;
	}

	private static MlServiceProperties.Retry retry(int maxAttempts, Duration backoff, int budget, double ratio) {
		return new MlServiceProperties.Retry(maxAttempts, backoff, backoff, budget, ratio);
	}

}
