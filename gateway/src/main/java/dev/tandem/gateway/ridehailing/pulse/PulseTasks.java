package dev.tandem.gateway.ridehailing.pulse;

import java.time.Duration;

import dev.tandem.gateway.platform.lifecycle.PeriodicTask;
import dev.tandem.gateway.platform.persistence.AdvisoryLockLeadership;
import dev.tandem.gateway.platform.persistence.PostgresNotifications;
import reactor.core.publisher.Mono;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The periodic tasks of the pulse: every replica reads pulses, and the leader produces
 * them. When the leader dies, PostgreSQL releases its advisory lock and another replica
 * takes over.
 */
@Configuration(proxyBeanMethods = false)
class PulseTasks {

	private static final Duration POLL_INTERVAL = Duration.ofSeconds(2);

	private static final String LOCK = "city-pulse";

	@Bean
	PeriodicTask readPulse(CityPulses pulses, PostgresNotifications notifications) {
		return PeriodicTask.of("The city's pulse", POLL_INTERVAL, pulses::refresh)
			.triggeredBy(notifications.on(PulseRepository.CHANNEL));
	}

	@Bean
	PeriodicTask producePulse(PulseProducer producer, AdvisoryLockLeadership leadership, PulseProperties properties) {
		return PeriodicTask.of("Making the city's pulse", properties.interval(),
				() -> leadership.isLeader(LOCK) ? producer.produce() : Mono.empty());
	}

}
