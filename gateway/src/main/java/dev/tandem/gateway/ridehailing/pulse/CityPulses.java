package dev.tandem.gateway.ridehailing.pulse;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import dev.tandem.gateway.ridehailing.city.SupplyBaseline;
import dev.tandem.gateway.ridehailing.pulse.CityPulse.CellPulse;
import dev.tandem.gateway.ridehailing.quote.CellSupply;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * The latest pulse of the city, whichever replica produced it. A notification triggers
 * the read; the table holds the data. Thread-safe.
 */
@Component
public final class CityPulses implements CellSupply {

	/** Older pulses are not used for the supply. */
	private static final Duration MAX_SUPPLY_AGE = Duration.ofSeconds(10);

	private final PulseRepository repository;

	private final SupplyBaseline baseline;

	private volatile @Nullable CityPulse latest;

	CityPulses(PulseRepository repository, SupplyBaseline baseline) {
		this.repository = repository;
		this.baseline = baseline;
	}

	/**
	 * Returns the latest pulse that this replica has read; empty until the first one
	 * arrives.
	 */
	public Optional<CityPulse> latest() {
		return Optional.ofNullable(this.latest);
	}

	/** The supply of the latest pulse, or the baseline while there is no recent pulse. */
	@Override
	public double forCell(String cell, Instant now) {
		return latest().filter((pulse) -> pulse.at().plus(MAX_SUPPLY_AGE).isAfter(now))
			.flatMap((pulse) -> Optional.ofNullable(pulse.cells().get(cell)))
			.map(CellPulse::supply)
			.orElseGet(() -> this.baseline.driversIn(cell, now));
	}

	Mono<Void> refresh() {
		CityPulse known = this.latest;
		return this.repository.findOther((known != null) ? known.number() : 0)
			.doOnNext((found) -> this.latest = found)
			.then();
	}

}
