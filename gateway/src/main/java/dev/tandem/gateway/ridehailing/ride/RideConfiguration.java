package dev.tandem.gateway.ridehailing.ride;

import java.time.Duration;

import dev.tandem.gateway.platform.lifecycle.PeriodicTask;
import dev.tandem.gateway.platform.lifecycle.Phases;
import dev.tandem.gateway.platform.persistence.PostgresNotifications;
import org.springdoc.core.customizers.OpenApiCustomizer;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The module's background work, and the name of a ride's places in the API's description.
 */
@Configuration(proxyBeanMethods = false)
class RideConfiguration {

	/** Polling finds the events of lost notifications. */
	private static final Duration POLL_INTERVAL = Duration.ofSeconds(1);

	@Bean
	PeriodicTask rideEventReader(RideEventFeed feed, PostgresNotifications notifications) {
		return PeriodicTask.of("Reading ride events", POLL_INTERVAL, feed::readNewEvents)
			.triggeredBy(notifications.on(RideRepository.CHANNEL))
			.inPhase(Phases.FEEDS);
	}

	@Bean
	OpenApiCustomizer ridePoint() {
		return (api) -> {
			var schemas = api.getComponents().getSchemas();
			schemas.put(RideResponse.POINT, schemas.get("QuotePoint"));
		};
	}

}
