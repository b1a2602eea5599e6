package dev.tandem.gateway.ridehailing.pulse;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import dev.tandem.gateway.platform.persistence.DatabaseBridge;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * Reactive access to pulses.
 */
@Component
class PulseStore {

	private final DatabaseBridge database;

	private final PulseRepository pulses;

	private final Duration demandWindow;

	PulseStore(DatabaseBridge database, PulseRepository pulses, PulseProperties properties) {
		this.demandWindow = properties.demandWindow();
		this.database = database;
		this.pulses = pulses;
	}

	Mono<PulseInputs> readInputs() {
		return this.database.call(() -> new PulseInputs(this.pulses.demand(this.demandWindow),
				this.pulses.busyDrivers(), this.pulses.rates()));
	}

	Mono<Boolean> write(CityPulse pulse) {
		return this.database.call(() -> {
			this.pulses.write(pulse);
			return true;
		});
	}

	Mono<Optional<CityPulse>> newerThan(long known) {
		return this.database.call(() -> this.pulses.newerThan(known));
	}

	/**
	 * The inputs of a pulse that come from the database.
	 *
	 * @param demand quotes of the last ten minutes by cell
	 * @param busyDrivers drivers with an open offer or a ride
	 * @param rates ride rates
	 */
	record PulseInputs(Map<String, Integer> demand, Set<UUID> busyDrivers, CityRates rates) {
	}

}
