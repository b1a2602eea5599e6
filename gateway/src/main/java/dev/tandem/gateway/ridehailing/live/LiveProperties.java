package dev.tandem.gateway.ridehailing.live;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of live streams: the update rate of boards, keep-alive and buffer.
 *
 * @param boardInterval interval of position updates to boards and riders
 * @param keepAlive interval of keep-alive comments
 * @param buffer events that may wait for a board to read them; beyond that it is
 * disconnected
 */
@ConfigurationProperties("tandem.live")
record LiveProperties(@DefaultValue("1s") Duration boardInterval, @DefaultValue("15s") Duration keepAlive,
		@DefaultValue("256") int buffer) {

	LiveProperties {
		requirePositive("board-interval", boardInterval);
		requirePositive("keep-alive", keepAlive);
		if (buffer < 1) {
			throw new IllegalArgumentException("tandem.live.buffer must be 1 or more");
		}
	}

	private static void requirePositive(String name, Duration duration) {
		if (!duration.isPositive()) {
			throw new IllegalArgumentException("tandem.live." + name + " must be more than 0");
		}
	}

}
