package dev.tandem.gateway.ridehailing.driver;

import java.time.Duration;

import dev.tandem.gateway.platform.validation.PositiveDuration;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Positive;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of drivers' sockets.
 *
 * @param pingInterval interval of pings
 * @param silenceLimit time without a frame after which a socket is closed
 * @param maxMessage maximum size of a message
 * @param messagesPerSecond frames that a driver may send per second
 * @param messageBurst frames that a driver may send at once
 * @param positionsPerSecond positions that are accepted per second
 * @param positionBurst positions that are accepted at once
 * @param outboundQueue messages that may wait for a driver to read them
 */
@Validated
@ConfigurationProperties("tandem.drivers")
record DriverProperties(@DefaultValue("10s") @PositiveDuration Duration pingInterval,
		@DefaultValue("25s") Duration silenceLimit, @DefaultValue("4KB") DataSize maxMessage,
		@DefaultValue("10") @Positive int messagesPerSecond, @DefaultValue("40") @Positive int messageBurst,
		@DefaultValue("1") @Positive int positionsPerSecond, @DefaultValue("5") @Positive int positionBurst,
		@DefaultValue("64") @Positive int outboundQueue) {

	@AssertTrue(message = "silence-limit must be more than ping-interval")
	boolean isSilenceLongerThanPingInterval() {
		return this.silenceLimit.compareTo(this.pingInterval) > 0;
	}

	@AssertTrue(message = "max-message must be 125B to 64KB")
	boolean isMaxMessageInRange() {
		return this.maxMessage.toBytes() >= 125 && this.maxMessage.toBytes() <= 65_536;
	}

}
