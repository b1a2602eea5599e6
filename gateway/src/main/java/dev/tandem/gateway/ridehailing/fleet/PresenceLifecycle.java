package dev.tandem.gateway.ridehailing.fleet;

import java.util.List;

import dev.tandem.gateway.platform.persistence.PostgresNotifications;
import dev.tandem.gateway.platform.persistence.PeriodicDatabaseTask;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.core.publisher.Flux;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Runs the periodic sync of drivers' presence, from before the first socket opens until
 * after the last one has closed.
 */
@Component
class PresenceLifecycle implements SmartLifecycle {

	private static final Log logger = LogFactory.getLog(PresenceLifecycle.class);

	/** The notification channel of new sockets. */
	private static final String CHANNEL = "tandem_connections";

	/** Starts after the database's notifications and before the web server. */
	private static final int PHASE = 1024;

	private final PresenceSync sync;

	private final List<PeriodicDatabaseTask> loops;

	private volatile boolean running;

	PresenceLifecycle(PresenceSync sync, FleetProperties properties, PostgresNotifications notifications) {
		this.sync = sync;
		Flux<String> replacements = notifications.on(CHANNEL)
			.onBackpressureBuffer()
			.filter(sync::onConnectionNotification)
			.retry();
		this.loops = List.of(
				new PeriodicDatabaseTask("The fleet's heartbeat", properties.heartbeat(), Flux.never(),
						sync::heartbeat),
				new PeriodicDatabaseTask("Writing positions", properties.flush(), replacements, sync::flush),
				new PeriodicDatabaseTask("Reading positions", properties.flush(), Flux.never(), sync::refresh),
				new PeriodicDatabaseTask("Comparing positions", properties.reconcile(), Flux.never(), sync::reconcile));
	}

	@Override
	public void start() {
		this.running = true;
		this.loops.forEach(PeriodicDatabaseTask::start);
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
			.flatMap(PeriodicDatabaseTask::stop)
			.then(this.sync.leave())
			.doFinally((end) -> callback.run())
			.subscribe((nothing) -> {
			}, (error) -> logger
				.info("The other replicas could not be notified of this replica's shutdown: " + error.getMessage()));
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public int getPhase() {
		return PHASE;
	}

}
