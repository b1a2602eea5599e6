package dev.tandem.gateway.ridehailing.pulse;

import java.util.Optional;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * The latest pulse of the city, whichever replica produced it. A notification triggers
 * the read; the table holds the data. Thread-safe.
 */
@Component
public final class CityPulses {

	private final PulseRepository repository;

	private volatile @Nullable CityPulse latest;

	CityPulses(PulseRepository repository) {
		this.repository = repository;
	}

	/**
	 * Returns the latest pulse that this replica has read.
	 * @return the pulse; empty until the first one arrives
	 */
	public Optional<CityPulse> latest() {
		return Optional.ofNullable(this.latest);
	}

	Mono<Void> refresh() {
		CityPulse known = this.latest;
		return this.repository.findOther((known != null) ? known.number() : 0)
			.doOnNext((found) -> this.latest = found)
			.then();
	}

}
