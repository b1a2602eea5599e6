package dev.tandem.gateway.platform.shutdown;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the shutdown of the HTTP server.
 *
 * @param drain how long new connections are still accepted after SIGTERM
 */
@ConfigurationProperties("tandem.web")
record ShutdownProperties(@DefaultValue("500ms") Duration drain) {

	ShutdownProperties {
		if (drain.isNegative()) {
			throw new IllegalArgumentException("tandem.web.drain must be 0 or more");
		}
	}

}
