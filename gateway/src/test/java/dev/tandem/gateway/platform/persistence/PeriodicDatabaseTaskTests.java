package dev.tandem.gateway.platform.persistence;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import dev.tandem.gateway.platform.testing.LoggedAtInfo;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith({ OutputCaptureExtension.class, LoggedAtInfo.class })
class PeriodicDatabaseTaskTests {

	private static final Duration BOUND = Duration.ofSeconds(10);

	private static final Duration NEVER = Duration.ofHours(1);

	private final AtomicInteger rounds = new AtomicInteger();

	@Test
	void roundsFollowEachOtherAtTheInterval() {
		PeriodicDatabaseTask loop = loop(Duration.ofMillis(5), Flux.never(), Mono.empty());
		loop.start();
		awaitRounds(3);
		stop(loop);
	}

	@Test
	void roundThatFailsIsNotTheLast() {
		PeriodicDatabaseTask loop = loop(Duration.ofMillis(5), Flux.never(),
				Mono.error(new DatabaseUnavailableException("as the test says", null)));
		loop.start();
		awaitRounds(3);
		stop(loop);
	}

	@Test
	void faultIsLoggedOnceAndSoIsItsEnd(CapturedOutput output) {
		PeriodicDatabaseTask loop = loop(Duration.ofMillis(5), Flux.never(), Mono
			.defer(() -> (this.rounds.get() % 10 != 0) ? Mono.error(new IllegalStateException("no")) : Mono.empty()));
		loop.start();
		awaitRounds(21);
		stop(loop);
		assertThat(logged(output)).startsWith("The test fails, and is tried again: java.lang.IllegalStateException: no",
				"The test goes on", "The test fails, and is tried again: java.lang.IllegalStateException: no",
				"The test goes on");
	}

	/** Who looks for the database logs it, once for all loops. */
	@Test
	void absenceOfTheDatabaseIsNotLogged(CapturedOutput output) {
		PeriodicDatabaseTask loop = loop(Duration.ofMillis(5), Flux.never(),
				Mono.defer(() -> (this.rounds.get() % 10 != 0)
						? Mono.error(new DatabaseUnavailableException("as the test says", null)) : Mono.empty()));
		loop.start();
		awaitRounds(21);
		stop(loop);
		assertThat(logged(output)).isEmpty();
	}

	private static List<String> logged(CapturedOutput output) {
		return output.getOut()
			.lines()
			.filter((line) -> line.contains("PeriodicDatabaseTask") && line.contains("The test"))
			.map((line) -> line.substring(line.indexOf("The test")))
			.toList();
	}

	@Test
	void wakesDuringSlowRoundBeginOneMoreAfterIt() {
		Sinks.Many<Integer> wakes = Sinks.many().multicast().directBestEffort();
		Sinks.Empty<Void> slow = Sinks.empty();
		PeriodicDatabaseTask loop = loop(NEVER, wakes.asFlux(), slow.asMono());
		loop.start();
		awaitRounds(1);
		wakes.tryEmitNext(1);
		wakes.tryEmitNext(2);
		assertThat(this.rounds).hasValue(1);
		slow.tryEmitEmpty();
		awaitRounds(2);
		wakes.tryEmitNext(3);
		awaitRounds(3);
		stop(loop);
		assertThat(this.rounds).hasValue(3);
	}

	@Test
	void stopWaitsForTheRoundThatIsUnderWay() {
		Sinks.Empty<Void> slow = Sinks.empty();
		PeriodicDatabaseTask loop = loop(NEVER, Flux.never(), slow.asMono());
		loop.start();
		awaitRounds(1);
		StepVerifier.create(loop.stop())
			.expectSubscription()
			.expectNoEvent(Duration.ofMillis(20))
			.then(slow::tryEmitEmpty)
			.expectComplete()
			.verify(BOUND);
	}

	private PeriodicDatabaseTask loop(Duration interval, Flux<?> wakes, Mono<Void> work) {
		return new PeriodicDatabaseTask("The test", interval, wakes,
				() -> Mono.fromRunnable(this.rounds::incrementAndGet).then(work));
	}

	private void awaitRounds(int count) {
		Awaitility.await().atMost(BOUND).until(() -> this.rounds.get() >= count);
	}

	private static void stop(PeriodicDatabaseTask loop) {
		StepVerifier.create(loop.stop()).expectComplete().verify(BOUND);
	}

}
