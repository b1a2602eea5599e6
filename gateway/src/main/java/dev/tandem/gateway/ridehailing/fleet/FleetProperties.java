package dev.tandem.gateway.ridehailing.fleet;

import java.time.Duration;

import dev.tandem.gateway.platform.validation.PositiveDuration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of drivers' presence.
 *
 * @param flush interval of writing local positions and reading remote ones
 * @param heartbeat interval of this replica's heartbeat
 * @param deadAfter age of the last heartbeat from which on a replica is dead
 * @param reconcile interval of comparing memory and table completely
 */
@Validated
@ConfigurationProperties("tandem.fleet")
public record FleetProperties(@DefaultValue("500ms") @PositiveDuration Duration flush,
		@DefaultValue("1s") @PositiveDuration Duration heartbeat, @DefaultValue("3s") Duration deadAfter,
		@DefaultValue("10s") @PositiveDuration Duration reconcile) {

	public FleetProperties {
		if (deadAfter.compareTo(heartbeat.multipliedBy(2)) < 0) {
			throw new IllegalArgumentException("tandem.fleet.dead-after must be at least two heartbeats");
		}
	}

}
