package dev.tandem.gateway.pulse;

import java.util.Optional;

import reactor.core.publisher.Flux;

/**
 * The pulses of the city as this replica learns them, whoever computed them.
 */
public interface CityPulses {

	/**
	 * The newest pulse.
	 * @return empty until the first has come
	 */
	Optional<CityPulse> newest();

	/**
	 * The pulses from now on; of several that a slow subscriber missed, the newest.
	 * @return hot; never ends
	 */
	Flux<CityPulse> pulses();

}
