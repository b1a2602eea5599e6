package dev.tandem.gateway.platform.shutdown;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the HTTP side.
 *
 * @param drain how long, from SIGTERM on, connections are still taken and told to close
 */
@ConfigurationProperties("tandem.web")
record ShutdownProperties(@DefaultValue("500ms") Duration drain) {

	ShutdownProperties {
		if (drain.isNegative()) {
			throw new IllegalArgumentException("tandem.web.drain must be 0 or more");
		}
	}

}
