package dev.tandem.gateway.platform.logging;

import java.time.Duration;

import dev.tandem.gateway.platform.lifecycle.PeriodicTask;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class LoggingConfiguration {

	@Bean
	PeriodicTask logActivity(ActivityLog log, LoggingProperties properties) {
		Duration interval = properties.activityInterval();
		return PeriodicTask.blocking("Logging the activity", interval, log::log).startingAfter(interval);
	}

}
