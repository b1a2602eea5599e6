package dev.tandem.simulator.client;

import java.util.UUID;

/**
 * A message of a rider's stream.
 */
public sealed interface RideMessage permits RideEvent, RideMessage.DriverMoved, RideMessage.Ended {

	/**
	 * The position of the ride's driver.
	 *
	 * @param driverId the driver
	 * @param lat degrees north
	 * @param lng degrees east
	 */
	record DriverMoved(UUID driverId, double lat, double lng) implements RideMessage {
	}

	/**
	 * The stream ended.
	 *
	 * @param how {@code over} when the ride has ended, otherwise the kind of failure
	 */
	record Ended(String how) implements RideMessage {

		/** The gateway has no further events (204). */
		public static final String OVER = "over";

	}

}
