package dev.tandem.gateway.ridehailing.pulse;

import java.util.Optional;

/**
 * The latest pulse of the city, whichever replica computed it. Thread-safe.
 */
public interface CityPulses {

	/**
	 * Returns the latest pulse that this replica has read.
	 * @return the pulse; empty until the first one arrives
	 */
	Optional<CityPulse> latest();

}
