package dev.tandem.gateway.ridehailing.live;

import java.time.Duration;

import dev.tandem.gateway.platform.validation.PositiveDuration;
import jakarta.validation.constraints.Positive;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of live streams: the update rate of boards, keep-alive and buffer.
 *
 * @param boardInterval interval of position updates to boards and riders
 * @param keepAlive interval of keep-alive comments
 * @param buffer events that may wait for a board to read them; beyond that it is
 * disconnected
 */
@Validated
@ConfigurationProperties("tandem.live")
record LiveProperties(@DefaultValue("1s") @PositiveDuration Duration boardInterval,
		@DefaultValue("15s") @PositiveDuration Duration keepAlive, @DefaultValue("256") @Positive int buffer) {
}
