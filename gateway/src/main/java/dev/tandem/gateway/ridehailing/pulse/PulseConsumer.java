package dev.tandem.gateway.ridehailing.pulse;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * Reads each new pulse, whichever replica produced it. A notification triggers the read;
 * the table holds the data. Thread-safe.
 */
@Component
final class PulseConsumer implements CityPulses {

	private final PulseStore store;

	private final AtomicReference<@Nullable CityPulse> latest = new AtomicReference<>();

	PulseConsumer(PulseStore store) {
		this.store = store;
	}

	@Override
	public Optional<CityPulse> latest() {
		return Optional.ofNullable(this.latest.get());
	}

	Mono<Void> refresh() {
		CityPulse known = this.latest.get();
		return this.store.newerThan((known != null) ? known.number() : 0)
			.doOnNext((found) -> found.ifPresent(this.latest::set))
			.then();
	}

}
