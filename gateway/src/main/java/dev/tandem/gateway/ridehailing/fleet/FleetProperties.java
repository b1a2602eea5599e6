package dev.tandem.gateway.ridehailing.fleet;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of drivers' presence.
 *
 * @param flush interval of writing local positions and reading remote ones
 * @param heartbeat interval of this replica's heartbeat
 * @param deadAfter age of the last heartbeat from which on a replica is dead
 * @param reconcile interval of comparing memory and table completely
 */
@ConfigurationProperties("tandem.fleet")
public record FleetProperties(@DefaultValue("500ms") Duration flush, @DefaultValue("1s") Duration heartbeat,
		@DefaultValue("3s") Duration deadAfter, @DefaultValue("10s") Duration reconcile) {

	public FleetProperties {
		requirePositive("flush", flush);
		requirePositive("heartbeat", heartbeat);
		requirePositive("reconcile", reconcile);
		if (deadAfter.compareTo(heartbeat.multipliedBy(2)) < 0) {
			throw new IllegalArgumentException("tandem.fleet.dead-after must be at least two heartbeats");
		}
	}

	private static void requirePositive(String name, Duration duration) {
		if (!duration.isPositive()) {
			throw new IllegalArgumentException("tandem.fleet." + name + " must be more than 0");
		}
	}

}
