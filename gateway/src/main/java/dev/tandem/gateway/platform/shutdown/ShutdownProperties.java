package dev.tandem.gateway.platform.shutdown;

import java.time.Duration;

import org.hibernate.validator.constraints.time.DurationMin;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the shutdown of the HTTP server.
 *
 * @param drain how long new connections are still accepted after SIGTERM
 */
@Validated
@ConfigurationProperties("tandem.web")
record ShutdownProperties(@DefaultValue("500ms") @DurationMin Duration drain) {
}
