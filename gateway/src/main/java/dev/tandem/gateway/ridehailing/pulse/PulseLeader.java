package dev.tandem.gateway.ridehailing.pulse;

import dev.tandem.gateway.platform.persistence.AdvisoryLockLeadership;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * Produces pulses while this replica holds the advisory lock. When it dies, PostgreSQL
 * releases the lock and another replica takes over.
 */
@Component
final class PulseLeader {

	private static final String LOCK = "city-pulse";

	private final AdvisoryLockLeadership leadership;

	private final PulseProducer producer;

	PulseLeader(AdvisoryLockLeadership leadership, PulseProducer producer) {
		this.leadership = leadership;
		this.producer = producer;
	}

	Mono<Void> produce() {
		return this.leadership.isLeader(LOCK) ? this.producer.produce() : Mono.empty();
	}

}
