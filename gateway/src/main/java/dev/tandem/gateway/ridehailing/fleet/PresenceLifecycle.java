package dev.tandem.gateway.ridehailing.fleet;

import java.util.List;

import dev.tandem.gateway.platform.lifecycle.PeriodicTask;
import dev.tandem.gateway.platform.lifecycle.Phases;
import dev.tandem.gateway.platform.persistence.PostgresNotifications;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Runs the periodic sync of drivers' presence, from before the first socket opens until
 * after the last one has closed.
 */
@Component
class PresenceLifecycle implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(PresenceLifecycle.class);

	/** The notification channel of new sockets. */
	private static final String CHANNEL = "tandem_connections";

	private final PresenceSync sync;

	private final List<PeriodicTask> loops;

	private volatile boolean running;

	PresenceLifecycle(PresenceSync sync, FleetProperties properties, PostgresNotifications notifications) {
		this.sync = sync;
		Flux<String> replacements = notifications.on(CHANNEL)
			.onBackpressureBuffer()
			.filter(sync::onConnectionNotification)
			.retry();
		this.loops = List.of(PeriodicTask.of("The fleet's heartbeat", properties.heartbeat(), sync::heartbeat),
				PeriodicTask.of("Writing positions", properties.flush(), sync::flush).triggeredBy(replacements),
				PeriodicTask.of("Reading positions", properties.flush(), sync::refresh),
				PeriodicTask.of("Comparing positions", properties.reconcile(), sync::reconcile));
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
			.then(this.sync.leave())
			.doFinally((end) -> callback.run())
			.subscribe((nothing) -> {
			}, (error) -> logger.info("The other replicas could not be notified of this replica's shutdown: {}",
					error.getMessage()));
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public int getPhase() {
		return Phases.MEMBERSHIP;
	}

}
