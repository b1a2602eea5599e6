package dev.tandem.simulator.driver;

import java.time.Duration;
import java.util.concurrent.Semaphore;

/**
 * A load for measurements: nobody hesitates, loses a connection or cancels, and drivers
 * connect at once.
 *
 * @param positionInterval the minimum time between a driver's positions
 * @param logins bounds the drivers who connect at the same time
 */
public record Measurement(Duration positionInterval, Semaphore logins) {

	private static final int MAX_LOGINS = 50;

	public Measurement(Duration positionInterval) {
		this(positionInterval, new Semaphore(MAX_LOGINS));
	}

}
