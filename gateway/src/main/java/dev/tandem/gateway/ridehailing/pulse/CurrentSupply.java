package dev.tandem.gateway.ridehailing.pulse;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import dev.tandem.gateway.ridehailing.city.SupplyBaseline;
import dev.tandem.gateway.ridehailing.quote.CellSupply;

import org.springframework.stereotype.Component;

/**
 * The supply that quotes are priced with: that of the latest pulse, or the baseline while
 * there is no recent pulse. Thread-safe.
 */
@Component
public final class CurrentSupply implements CellSupply {

	/** Older pulses are ignored. */
	private static final Duration MAX_PULSE_AGE = Duration.ofSeconds(10);

	private final CityPulses pulses;

	private final SupplyBaseline baseline;

	CurrentSupply(CityPulses pulses, SupplyBaseline baseline) {
		this.pulses = pulses;
		this.baseline = baseline;
	}

	@Override
	public double forCell(String cell, Instant now) {
		return this.pulses.latest()
			.filter((pulse) -> pulse.at().plus(MAX_PULSE_AGE).isAfter(now))
			.flatMap((pulse) -> Optional.ofNullable(pulse.cells().get(cell)))
			.map(CellPulse::supply)
			.orElseGet(() -> this.baseline.driversIn(cell, now));
	}

}
