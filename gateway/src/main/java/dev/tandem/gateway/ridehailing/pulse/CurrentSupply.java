package dev.tandem.gateway.ridehailing.pulse;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import dev.tandem.gateway.ridehailing.city.SupplyBaseline;

import org.springframework.stereotype.Component;

/**
 * The market as quotes are priced on it: the supply of the newest pulse, and the ordinary
 * supply while there is none.
 */
@Component
public final class CurrentSupply {

	/** An older pulse tells nothing of now. */
	private static final Duration MAX_PULSE_AGE = Duration.ofSeconds(10);

	private final CityPulses pulses;

	private final SupplyBaseline baseline;

	CurrentSupply(CityPulses pulses, SupplyBaseline baseline) {
		this.pulses = pulses;
		this.baseline = baseline;
	}

	/**
	 * Drivers able to serve a cell.
	 * @param cell H3 index
	 * @param now when
	 * @return a count, which may be fractional; zero or more
	 */
	public double forCell(String cell, Instant now) {
		return this.pulses.latest()
			.filter((pulse) -> pulse.at().plus(MAX_PULSE_AGE).isAfter(now))
			.flatMap((pulse) -> Optional.ofNullable(pulse.cells().get(cell)))
			.map(CellPulse::supply)
			.orElseGet(() -> this.baseline.driversIn(cell, now));
	}

}
