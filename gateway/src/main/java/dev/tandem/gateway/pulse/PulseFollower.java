package dev.tandem.gateway.pulse;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import dev.tandem.gateway.persistence.DatabaseLoop;
import dev.tandem.gateway.persistence.DatabaseSignals;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Follows the pulses, whoever makes them: a notification wakes, the table tells.
 */
@Component
final class PulseFollower implements CityPulses, SmartLifecycle {

	private static final Duration SLOW_LOOK = Duration.ofSeconds(2);

	private final PulseStore store;

	private final DatabaseLoop loop;

	private final AtomicReference<@Nullable CityPulse> newest = new AtomicReference<>();

	private final Sinks.Many<CityPulse> pulses = Sinks.many().multicast().directBestEffort();

	private volatile boolean running;

	PulseFollower(PulseStore store, DatabaseSignals signals) {
		this.store = store;
		this.loop = new DatabaseLoop("The city's pulse", SLOW_LOOK, signals.on(PulseRepository.CHANNEL), this::look);
	}

	@Override
	public Optional<CityPulse> newest() {
		return Optional.ofNullable(this.newest.get());
	}

	@Override
	public Flux<CityPulse> pulses() {
		return this.pulses.asFlux().onBackpressureLatest();
	}

	private Mono<Void> look() {
		CityPulse known = this.newest.get();
		return this.store.newerThan((known != null) ? known.number() : 0)
			.doOnNext((found) -> found.ifPresent(this::beat))
			.then();
	}

	private void beat(CityPulse pulse) {
		this.newest.set(pulse);
		this.pulses.tryEmitNext(pulse);
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
		return 1;
	}

}
