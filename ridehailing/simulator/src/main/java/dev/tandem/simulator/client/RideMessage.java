package dev.tandem.simulator.client;

import java.util.UUID;

/**
 * What comes by a rider's stream.
 */
public sealed interface RideMessage permits RideEvent, RideMessage.DriverMoved, RideMessage.Ended {

	/**
	 * Where the driver is.
	 *
	 * @param driverId who
	 * @param lat degrees north
	 * @param lng degrees east
	 */
	record DriverMoved(UUID driverId, double lat, double lng) implements RideMessage {
	}

	/**
	 * Nothing comes any more.
	 *
	 * @param how {@code over} when the ride is over, else the kind of failure
	 */
	record Ended(String how) implements RideMessage {

		/** The gateway says that there is nothing after the last id. */
		public static final String OVER = "over";

	}

}
