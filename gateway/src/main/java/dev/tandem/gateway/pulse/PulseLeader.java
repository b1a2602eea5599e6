package dev.tandem.gateway.pulse;

import dev.tandem.gateway.persistence.DatabaseLoop;
import dev.tandem.gateway.persistence.DatabaseSignals;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Makes the pulse while this replica leads. When it dies, PostgreSQL gives its lock to
 * another.
 */
@Component
final class PulseLeader implements SmartLifecycle {

	private static final String LOCK = "city-pulse";

	private final DatabaseSignals signals;

	private final PulseMaker maker;

	private final DatabaseLoop loop;

	private volatile boolean running;

	PulseLeader(DatabaseSignals signals, PulseMaker maker, PulseProperties properties) {
		this.signals = signals;
		this.maker = maker;
		this.loop = new DatabaseLoop("Making the city's pulse", properties.interval(), Flux.never(), this::beat);
	}

	private Mono<Void> beat() {
		return this.signals.leads(LOCK) ? this.maker.beat() : Mono.empty();
	}

	@Override
	public void start() {
		this.running = true;
		this.loop.start();
	}

	@Override
	public void stop() {
		stop(() -> {
		});
	}

	@Override
	public void stop(Runnable callback) {
		this.running = false;
		this.loop.stop().doFinally((end) -> callback.run()).subscribe();
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public int getPhase() {
		return 2;
	}

}
