package dev.tandem.gateway.ridehailing.pulse;

import java.time.Duration;
import java.util.List;

import dev.tandem.gateway.platform.lifecycle.PeriodicTask;
import dev.tandem.gateway.platform.lifecycle.Phases;
import dev.tandem.gateway.platform.persistence.PostgresNotifications;
import reactor.core.publisher.Flux;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Runs the periodic tasks of the pulse: every replica consumes pulses, the leader
 * produces them.
 */
@Component
final class PulseLifecycle implements SmartLifecycle {

	private static final Duration POLL_INTERVAL = Duration.ofSeconds(2);

	private final List<PeriodicTask> loops;

	private volatile boolean running;

	PulseLifecycle(PulseConsumer consumer, PulseLeader leader, PostgresNotifications notifications,
			PulseProperties properties) {
		this.loops = List.of(
				PeriodicTask.of("The city's pulse", POLL_INTERVAL, consumer::refresh)
					.triggeredBy(notifications.on(PulseRepository.CHANNEL)),
				PeriodicTask.of("Making the city's pulse", properties.interval(), leader::produce));
	}

	@Override
	public void start() {
		this.running = true;
		this.loops.forEach(PeriodicTask::start);
	}

	@Override
	public void stop() {
		stop(() -> {
		});
	}

	@Override
	public void stop(Runnable callback) {
		this.running = false;
		Flux.fromIterable(this.loops)
			.flatMap(PeriodicTask::stopGracefully)
			.doFinally((end) -> callback.run())
			.subscribe();
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	/** Starts after the database's notifications and before the web server. */
	@Override
	public int getPhase() {
		return Phases.SUBSCRIBERS;
	}

}
