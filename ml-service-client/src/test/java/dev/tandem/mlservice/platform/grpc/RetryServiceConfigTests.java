package dev.tandem.mlservice.platform.grpc;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.tandem.mlservice.platform.MlServiceException;
import dev.tandem.mlservice.platform.MlServiceTimeoutException;
import dev.tandem.mlservice.platform.MlServiceUnavailableException;
import dev.tandem.mlservice.platform.testing.Calls;
import dev.tandem.mlservice.platform.testing.ManualScheduler;
import dev.tandem.mlservice.platform.testing.ScriptedMethods;
import dev.tandem.mlservice.platform.testing.TestMlService;
import dev.tandem.proto.model.v1.ModelServiceGrpc;
import io.grpc.ServiceDescriptor;
import io.grpc.Status;
import io.grpc.inprocess.InProcessChannelBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

class RetryServiceConfigTests {

	private static final List<ServiceDescriptor> SERVICES = List.of(ModelServiceGrpc.getServiceDescriptor());

	private static final Duration AT_ONCE = Duration.ofMillis(1);

	private static final Duration MUCH_LATER = Duration.ofHours(1);

	@Test
	void callIsRetriedUntilItSucceeds() {
		try (TestMlService mlService = mlService(retry(3, AT_ONCE, 1000, 1))) {
			mlService.methods().respond(ModelResponses.models());
			mlService.methods().fail(Status.UNAVAILABLE, 2);
			Calls.response(ModelClients.on(mlService.channel()).listModels());
			assertThat(mlService.methods().calls()).extracting(ScriptedMethods.Received::method)
				.containsExactly("ListModels", "ListModels", "ListModels");
		}
	}

	@Test
	void attemptsAreLimitedBySetting() {
		try (TestMlService mlService = mlService(retry(4, AT_ONCE, 1000, 1))) {
			mlService.methods().fail(Status.UNAVAILABLE);
			Calls.failure(ModelClients.on(mlService.channel()).listModels(), MlServiceUnavailableException.class);
			assertThat(mlService.methods().calls()).hasSize(4);
		}
	}

	@ParameterizedTest
	@EnumSource(value = Status.Code.class, mode = EnumSource.Mode.EXCLUDE, names = { "OK", "UNAVAILABLE" })
	void onlyUnavailableIsRetried(Status.Code code) {
		try (TestMlService mlService = mlService(retry(3, AT_ONCE, 1000, 1))) {
			mlService.methods().respond(ModelResponses.models());
			mlService.methods().fail(code.toStatus(), 1);
			StepVerifier.create(ModelClients.on(mlService.channel()).listModels())
				.expectError(MlServiceException.class)
				.verify(Calls.TIMEOUT);
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
	void successRefillsTheBudget() {
		try (TestMlService mlService = mlService(retry(5, AT_ONCE, 4, 1))) {
			mlService.methods().fail(Status.UNAVAILABLE);
			assertAttempts(mlService, 2);
			mlService.methods().respond(ModelResponses.models());
			Calls.response(ModelClients.on(mlService.channel()).listModels());
			Calls.response(ModelClients.on(mlService.channel()).listModels());
			mlService.methods().fail(Status.UNAVAILABLE);
			assertAttempts(mlService, 2);
		}
	}

	@Test
	void deadlineCoversTheRetries() {
		ManualScheduler time = new ManualScheduler();
		try (TestMlService mlService = mlService(retry(5, MUCH_LATER, 1000, 1), time)) {
			mlService.methods().fail(Status.UNAVAILABLE);
			StepVerifier.create(ModelClients.on(mlService.channel()).listModels())
				.then(() -> time.advance(Calls.DEADLINE))
				.expectError(MlServiceTimeoutException.class)
				.verify(Calls.TIMEOUT);
			assertThat(mlService.methods().calls()).hasSize(1);
		}
	}

	@Test
	void callBetweenAttemptsIsCancelledWithItsSubscription() {
		ManualScheduler time = new ManualScheduler();
		try (TestMlService mlService = mlService(retry(5, AT_ONCE, 1000, 1), time)) {
			mlService.methods().fail(Status.UNAVAILABLE);
			Mono<?> call = ModelClients.on(mlService.channel()).listModels();
			StepVerifier.create(call).thenCancel().verifyThenAssertThat(Calls.TIMEOUT).hasNotDroppedErrors();
			time.advance(MUCH_LATER);
			assertThat(mlService.methods().calls()).hasSize(1);
		}
	}

	@Test
	void oneAttemptConfiguresNoRetry() {
		assertThat(config(MlServiceChannel.NAME, retry(1, AT_ONCE, 1000, 1))).isEmpty();
	}

	@Test
	void otherChannelsAreNotConfigured() {
		assertThat(config("another", retry(3, AT_ONCE, 1000, 1))).isEmpty();
	}

	@Test
	void applicationsServiceConfigTakesPrecedence() {
		Map<String, Object> config = new HashMap<>(Map.of("methodConfig", "its own", "retryThrottling", "its own too"));
		new RetryServiceConfig(retry(3, AT_ONCE, 1000, 1), SERVICES).customize(MlServiceChannel.NAME, config);
		assertThat(config).containsOnly(Map.entry("methodConfig", "its own"),
				Map.entry("retryThrottling", "its own too"));
	}

	private static void assertAttempts(TestMlService mlService, int attempts) {
		int before = mlService.methods().calls().size();
		Calls.failure(ModelClients.on(mlService.channel()).listModels(), MlServiceUnavailableException.class);
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
		new RetryServiceConfig(retry, SERVICES).customize(channel, config);
		return config;
	}

	private static MlServiceProperties.Retry retry(int maxAttempts, Duration backoff, int budget, double ratio) {
		return new MlServiceProperties.Retry(maxAttempts, backoff, backoff, budget, ratio);
	}

}
