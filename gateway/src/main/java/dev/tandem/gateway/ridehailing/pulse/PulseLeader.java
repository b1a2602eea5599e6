package dev.tandem.gateway.ridehailing.pulse;

import dev.tandem.gateway.platform.persistence.DatabaseSignals;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * Produces pulses while this replica holds the advisory lock. When it dies, PostgreSQL
 * releases the lock and another replica takes over.
 */
@Component
final class PulseLeader {

	private static final String LOCK = "city-pulse";

	private final DatabaseSignals signals;

	private final PulseProducer producer;

	PulseLeader(DatabaseSignals signals, PulseProducer producer) {
		this.signals = signals;
		this.producer = producer;
	}

	Mono<Void> produce() {
		return this.signals.leads(LOCK) ? this.producer.produce() : Mono.empty();
	}

}
