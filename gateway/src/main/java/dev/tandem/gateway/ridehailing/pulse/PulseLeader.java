package dev.tandem.gateway.ridehailing.pulse;

import dev.tandem.gateway.platform.persistence.DatabaseSignals;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * Makes the pulse while this replica leads. When it dies, PostgreSQL gives its lock to
 * another.
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
