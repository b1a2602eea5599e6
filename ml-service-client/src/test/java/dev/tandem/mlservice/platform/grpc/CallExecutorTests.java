package dev.tandem.mlservice.platform.grpc;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

import dev.tandem.mlservice.platform.CallDeadline;
import dev.tandem.mlservice.platform.MlServiceProtocolException;
import dev.tandem.mlservice.platform.MlServiceTimeoutException;
import dev.tandem.mlservice.platform.ModelClient;
import dev.tandem.mlservice.platform.ServedModel;
import dev.tandem.mlservice.platform.testing.Calls;
import dev.tandem.mlservice.platform.testing.ManualScheduler;
import dev.tandem.mlservice.platform.testing.ScriptedMethods;
import dev.tandem.mlservice.platform.testing.TestMlService;
import dev.tandem.proto.model.v1.ListModelsRequest;
import dev.tandem.proto.model.v1.ModelServiceGrpc;
import io.grpc.Deadline;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

class CallExecutorTests {

	@AutoClose
	private final ManualScheduler time = new ManualScheduler();

	@AutoClose
	private final TestMlService mlService = new TestMlService((channel) -> channel.scheduledExecutorService(this.time));

	private final ModelClient client = ModelClients.on(this.mlService.channel());

	@Test
	void callReachesItsMethod() {
		StepVerifier.create(this.client.listModels()).thenCancel().verify(Calls.TIMEOUT);
		assertThat(this.mlService.methods().calls()).extracting(ScriptedMethods.Received::method)
			.containsExactly("ListModels");
	}

	@Test
	void nothingIsSentBeforeSubscriptionAndEachSubscriptionIsACall() {
		this.mlService.methods().respond(ModelResponses.models());
		Mono<List<ServedModel>> models = this.client.listModels();
		assertThat(this.mlService.methods().calls()).isEmpty();
		assertThat(Calls.response(models)).isEqualTo(Calls.response(models));
		assertThat(this.mlService.methods().calls()).hasSize(2);
	}

	@Test
	void callWithoutAResponseEndsByTheDeadlineAndIsCancelled() {
		assertEndsAfter(Calls.DEADLINE, this.client.listModels());
	}

	@Test
	void serverReceivesTheDeadline() {
		assertThat(deadlineOf(this.client.listModels())).isBetween(Calls.DEADLINE.minus(Calls.TIMEOUT), Calls.DEADLINE);
	}

	@Test
	void callMayHaveADeadlineOfItsOwn() {
		Duration deadline = Calls.DEADLINE.multipliedBy(3);
		assertThat(deadlineOf(Calls.executor(this.mlService.channel())
			.execute(ModelServiceGrpc.getListModelsMethod(), ListModelsRequest.getDefaultInstance(), deadline,
					ModelMapper::models)))
			.isBetween(deadline.minus(Calls.TIMEOUT), deadline);
	}

	@Test
	void earlierDeadlineOfTheCallerApplies() {
		Duration left = Calls.DEADLINE.dividedBy(2);
		assertThat(deadlineOf(within(left, this.client.listModels()))).isBetween(left.minus(Calls.TIMEOUT), left);
	}

	@Test
	void laterDeadlineOfTheCallerDoesNotExtendTheCall() {
		assertThat(deadlineOf(within(Duration.ofDays(99), this.client.listModels())))
			.isBetween(Calls.DEADLINE.minus(Calls.TIMEOUT), Calls.DEADLINE);
	}

	@Test
	void callWithoutAResponseEndsByTheCallersDeadline() {
		Duration left = Calls.DEADLINE.dividedBy(2);
		assertEndsAfter(left, within(left, this.client.listModels()));
	}

	@Test
	void callAfterTheCallersDeadlineIsNotSent() {
		this.mlService.methods().respond(ModelResponses.models());
		Calls.failure(within(Duration.ZERO, this.client.listModels()), MlServiceTimeoutException.class);
		Calls.failure(within(Duration.ofDays(-99), this.client.listModels()), MlServiceTimeoutException.class);
		assertThat(this.mlService.methods().calls()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "<html>Bad gateway</html>", "\u0000\u0001\u0002", "\n\u0080" })
	void responseThatIsNotProtobufIsRejected(String garbage) {
		this.mlService.methods().send(garbage.getBytes(StandardCharsets.ISO_8859_1));
		Calls.failure(this.client.listModels(), MlServiceProtocolException.class);
	}

	private void assertEndsAfter(Duration time, Mono<?> call) {
		StepVerifier.create(call)
			.then(() -> this.time.advance(time.minus(Calls.TIMEOUT)))
			.then(() -> assertThat(this.mlService.methods().cancelled()).isZero())
			.then(() -> this.time.advance(Calls.TIMEOUT))
			.expectError(MlServiceTimeoutException.class)
			.verify(Calls.TIMEOUT);
		assertThat(this.mlService.methods().calls()).hasSize(1);
		assertThat(this.mlService.methods().cancelled()).isOne();
	}

	private Duration deadlineOf(Mono<?> call) {
		StepVerifier.create(call).thenCancel().verify(Calls.TIMEOUT);
		Deadline deadline = this.mlService.methods().calls().getFirst().deadline();
		assertThat(deadline).isNotNull();
		return Duration.ofNanos(deadline.timeRemaining(TimeUnit.NANOSECONDS));
	}

	private static <T> Mono<T> within(Duration left, Mono<T> call) {
		return call.contextWrite(CallDeadline.at(Calls.NOW.plus(left)));
	}

}
