package dev.tandem.gateway.ridehailing.driver;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

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
@ConfigurationProperties("tandem.drivers")
record DriverProperties(@DefaultValue("10s") Duration pingInterval, @DefaultValue("25s") Duration silenceLimit,
		@DefaultValue("4KB") DataSize maxMessage, @DefaultValue("10") int messagesPerSecond,
		@DefaultValue("40") int messageBurst, @DefaultValue("1") int positionsPerSecond,
		@DefaultValue("5") int positionBurst, @DefaultValue("64") int outboundQueue) {

	DriverProperties {
		require(pingInterval.isPositive(), "ping-interval must be more than 0");
		require(silenceLimit.compareTo(pingInterval) > 0, "silence-limit must be more than ping-interval");
		require(maxMessage.toBytes() >= 125 && maxMessage.toBytes() <= 65_536, "max-message must be 125B to 64KB");
		requirePositive("messages-per-second", messagesPerSecond);
		requirePositive("message-burst", messageBurst);
		requirePositive("positions-per-second", positionsPerSecond);
		requirePositive("position-burst", positionBurst);
		requirePositive("outbound-queue", outboundQueue);
	}

	private static void requirePositive(String name, int value) {
		require(value > 0, name + " must be more than 0");
	}

	private static void require(boolean fact, String rule) {
		if (!fact) {
			throw new IllegalArgumentException("tandem.drivers." + rule);
		}
	}

}
