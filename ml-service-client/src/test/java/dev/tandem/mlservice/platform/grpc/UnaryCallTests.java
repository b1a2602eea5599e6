package dev.tandem.mlservice.platform.grpc;

import java.util.List;

import dev.tandem.mlservice.platform.MlServiceProtocolException;
import dev.tandem.mlservice.platform.ModelClient;
import dev.tandem.mlservice.platform.ServedModel;
import dev.tandem.mlservice.platform.testing.Calls;
import dev.tandem.mlservice.platform.testing.TestMlService;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

class UnaryCallTests {

	@AutoClose
	private final TestMlService mlService = new TestMlService();

	private final ModelClient client = ModelClients.on(this.mlService.channel());

	@Test
	void callIsCancelledWithItsSubscription() {
		StepVerifier.create(this.client.listModels())
			.then(() -> assertThat(this.mlService.methods().calls()).hasSize(1))
			.then(() -> assertThat(this.mlService.methods().cancelled()).isZero())
			.thenCancel()
			.verifyThenAssertThat(Calls.TIMEOUT)
			.hasNotDroppedErrors();
		assertThat(this.mlService.methods().cancelled()).isOne();
	}

	@Test
	void callIsCancelledWhenItsSubscriptionWasCancelledBeforeIt() {
		this.client.listModels().subscribe(new BaseSubscriber<List<ServedModel>>() {

			@Override
			protected void hookOnSubscribe(Subscription subscription) {
				subscription.cancel();
			}

		});
		assertThat(this.mlService.methods().cancelled()).isEqualTo(this.mlService.methods().calls().size());
	}

	@Test
	void completedCallIsNotCancelled() {
		this.mlService.methods().respond(ModelResponses.models());
		Calls.response(this.client.listModels());
		assertThat(this.mlService.methods().cancelled()).isZero();
	}

	@Test
	void okWithoutAResponseIsAFailure() {
		this.mlService.methods().send();
		assertThat(Calls.failure(this.client.listModels(), MlServiceProtocolException.class))
			.hasMessageContaining("no response received");
	}

	@Test
	void twoResponsesAreAFailure() {
		byte[] response = ModelResponses.models().build().toByteArray();
		this.mlService.methods().send(response, response);
		Calls.failure(this.client.listModels(), MlServiceProtocolException.class);
	}

}
