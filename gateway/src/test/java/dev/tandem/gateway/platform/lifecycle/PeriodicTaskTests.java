package dev.tandem.gateway.platform.lifecycle;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import dev.tandem.gateway.platform.persistence.DatabaseAvailability;
import dev.tandem.gateway.platform.persistence.DatabaseUnavailableException;
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
class PeriodicTaskTests {

	private static final Duration BOUND = Duration.ofSeconds(10);

	private static final Duration NEVER = Duration.ofHours(1);

	private final AtomicInteger runs = new AtomicInteger();

	@Test
	void runsRepeatAtTheInterval() {
		PeriodicTask task = task(Duration.ofMillis(5), Flux.never(), Mono.empty());
		task.start();
		awaitRuns(3);
		stop(task);
	}

	@Test
	void failedRunDoesNotEndTheTask() {
		PeriodicTask task = task(Duration.ofMillis(5), Flux.never(),
				Mono.error(new DatabaseUnavailableException("thrown by the test", null)));
		task.start();
		awaitRuns(3);
		stop(task);
	}

	@Test
	void faultAndRecoveryAreLoggedOnceEachTime(CapturedOutput output) {
		PeriodicTask task = task(Duration.ofMillis(5), Flux.never(), Mono
			.defer(() -> (this.runs.get() % 10 != 0) ? Mono.error(new IllegalStateException("no")) : Mono.empty()));
		task.start();
		awaitRuns(21);
		stop(task);
		assertThat(logged(output)).startsWith("The test fails, and is tried again: java.lang.IllegalStateException: no",
				"The test goes on", "The test fails, and is tried again: java.lang.IllegalStateException: no",
				"The test goes on");
	}

	/** {@link DatabaseAvailability} logs it, once for all tasks. */
	@Test
	void unavailableDatabaseIsNotLogged(CapturedOutput output) {
		PeriodicTask task = task(Duration.ofMillis(5), Flux.never(), Mono.defer(() -> (this.runs.get() % 10 != 0)
				? Mono.error(new DatabaseUnavailableException("thrown by the test", null)) : Mono.empty()));
		task.start();
		awaitRuns(21);
		stop(task);
		assertThat(logged(output)).isEmpty();
	}

	private static List<String> logged(CapturedOutput output) {
		return output.getOut()
			.lines()
			.filter((line) -> line.contains("PeriodicTask") && line.contains("The test"))
			.map((line) -> line.substring(line.indexOf("The test")))
			.toList();
	}

	@Test
	void triggersDuringASlowRunStartOneFurtherRun() {
		Sinks.Many<Integer> triggers = Sinks.many().multicast().directBestEffort();
		Sinks.Empty<Void> slow = Sinks.empty();
		PeriodicTask task = task(NEVER, triggers.asFlux(), slow.asMono());
		task.start();
		awaitRuns(1);
		triggers.tryEmitNext(1);
		triggers.tryEmitNext(2);
		assertThat(this.runs).hasValue(1);
		slow.tryEmitEmpty();
		awaitRuns(2);
		triggers.tryEmitNext(3);
		awaitRuns(3);
		stop(task);
		assertThat(this.runs).hasValue(3);
	}

	@Test
	void stopWaitsForTheCurrentRun() {
		Sinks.Empty<Void> slow = Sinks.empty();
		PeriodicTask task = task(NEVER, Flux.never(), slow.asMono());
		task.start();
		awaitRuns(1);
		StepVerifier.create(task.stopGracefully())
			.expectSubscription()
			.expectNoEvent(Duration.ofMillis(20))
			.then(slow::tryEmitEmpty)
			.expectComplete()
			.verify(BOUND);
	}

	@Test
	void stoppedTaskStartsAgain() {
		PeriodicTask task = task(NEVER, Flux.never(), Mono.empty());
		task.start();
		awaitRuns(1);
		stop(task);
		task.start();
		awaitRuns(2);
		stop(task);
		assertThat(task.isRunning()).isFalse();
	}

	private PeriodicTask task(Duration interval, Flux<?> triggers, Mono<Void> work) {
		return PeriodicTask.of("The test", interval, () -> Mono.fromRunnable(this.runs::incrementAndGet).then(work))
			.triggeredBy(triggers);
	}

	private void awaitRuns(int count) {
		Awaitility.await().atMost(BOUND).until(() -> this.runs.get() >= count);
	}

	private static void stop(PeriodicTask task) {
		StepVerifier.create(task.stopGracefully()).expectComplete().verify(BOUND);
	}

}
