package dev.tandem.gateway.ridehailing.pulse;

import java.util.Optional;

/**
 * The pulses of the city as this replica learns them, whoever computed them.
 */
public interface CityPulses {

	/**
	 * The newest pulse.
	 * @return empty until the first has come
	 */
	Optional<CityPulse> latest();

}
