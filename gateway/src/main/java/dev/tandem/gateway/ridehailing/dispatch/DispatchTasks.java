package dev.tandem.gateway.ridehailing.dispatch;

import dev.tandem.gateway.platform.lifecycle.PeriodicTask;
import dev.tandem.gateway.platform.lifecycle.Phases;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The periodic task of dispatch.
 */
@Configuration(proxyBeanMethods = false)
class DispatchTasks {

	/**
	 * Stops with the connections, so that drivers keep their offers while they reconnect
	 * to another replica.
	 */
	@Bean
	PeriodicTask reconcileRides(RideReconciler reconciler, DispatchProperties properties) {
		return PeriodicTask.of("Dispatch", properties.tick(), reconciler::reconcile).inPhase(Phases.CONNECTIONS);
	}

}
