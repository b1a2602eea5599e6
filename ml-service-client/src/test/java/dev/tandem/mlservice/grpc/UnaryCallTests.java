package dev.tandem.mlservice.grpc;

import dev.tandem.mlservice.MlServiceClient;
import dev.tandem.mlservice.MlServiceProtocolException;
import dev.tandem.mlservice.PricedRide;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

class UnaryCallTests {

	@AutoClose
	private final TestMlService mlService = new TestMlService();

	private final MlServiceClient client = Calls.client(this.mlService.channel());

	@Test
	void callIsCancelledWhenTheSubscriberGoes() {
		StepVerifier.create(this.client.priceRide(Rides.IN_THE_RAIN))
			.then(() -> assertThat(this.mlService.methods().calls()).hasSize(1))
			.then(() -> assertThat(this.mlService.methods().cancelled()).isZero())
			.thenCancel()
			.verifyThenAssertThat(Calls.BOUND)
			.hasNotDroppedErrors();
		assertThat(this.mlService.methods().cancelled()).isOne();
	}

	@Test
	void callIsCancelledWhenTheSubscriberWentBeforeIt() {
		this.client.priceRide(Rides.IN_THE_RAIN).subscribe(new BaseSubscriber<PricedRide>() {

			@Override
			protected void hookOnSubscribe(Subscription subscription) {
				subscription.cancel();
			}

		});
		assertThat(this.mlService.methods().cancelled()).isEqualTo(this.mlService.methods().calls().size());
	}

	@Test
	void callThatWasAnsweredIsNotCancelled() {
		this.mlService.methods().answer(Answers.pricedRide());
		Calls.answer(this.client.priceRide(Rides.IN_THE_RAIN));
		assertThat(this.mlService.methods().cancelled()).isZero();
	}

	@Test
	void okWithoutAnAnswerIsNoAnswer() {
		this.mlService.methods().send();
		assertThat(Calls.failure(this.client.listModels(), MlServiceProtocolException.class))
			.hasMessageContaining("no answer came");
	}

	@Test
	void twoAnswersAreNoAnswer() {
		byte[] answer = Answers.models().build().toByteArray();
		this.mlService.methods().send(answer, answer);
		Calls.failure(this.client.listModels(), MlServiceProtocolException.class);
	}

}
