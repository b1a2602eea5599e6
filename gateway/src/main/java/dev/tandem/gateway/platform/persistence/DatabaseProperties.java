package dev.tandem.gateway.platform.persistence;

import java.time.Duration;

import dev.tandem.gateway.platform.validation.PositiveDuration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the database.
 *
 * @param probeInterval how often the database is probed
 */
@Validated
@ConfigurationProperties("tandem.database")
record DatabaseProperties(@DefaultValue("500ms") @PositiveDuration Duration probeInterval) {

}
