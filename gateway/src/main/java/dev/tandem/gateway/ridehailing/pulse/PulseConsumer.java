package dev.tandem.gateway.ridehailing.pulse;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * Follows the pulses, whoever makes them: a notification wakes, the table tells.
 */
@Component
final class PulseConsumer implements CityPulses {

	private final PulseStore store;

	private final AtomicReference<@Nullable CityPulse> newest = new AtomicReference<>();

	PulseConsumer(PulseStore store) {
		this.store = store;
	}

	@Override
	public Optional<CityPulse> newest() {
		return Optional.ofNullable(this.newest.get());
	}

	Mono<Void> look() {
		CityPulse known = this.newest.get();
		return this.store.newerThan((known != null) ? known.number() : 0)
			.doOnNext((found) -> found.ifPresent(this.newest::set))
			.then();
	}

}
