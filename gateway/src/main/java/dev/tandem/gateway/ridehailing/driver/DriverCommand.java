package dev.tandem.gateway.ridehailing.driver;

import java.util.UUID;

import dev.tandem.gateway.ridehailing.city.Coordinates;
import dev.tandem.gateway.ridehailing.ride.RideState;

/**
 * A driver's command from a valid message.
 */
sealed interface DriverCommand {

	/**
	 * Reports the driver's position.
	 *
	 * @param place in the served area or near it
	 */
	record Position(Coordinates place) implements DriverCommand {
	}

	/**
	 * Accepts an offer.
	 *
	 * @param offerId the offer
	 */
	record Accept(UUID offerId) implements DriverCommand {
	}

	/**
	 * Declines an offer.
	 *
	 * @param offerId the offer
	 */
	record Decline(UUID offerId) implements DriverCommand {
	}

	/**
	 * Advances the driver's ride.
	 *
	 * @param rideId the ride
	 * @param state arrived, picked up or completed
	 */
	record Progress(UUID rideId, RideState state) implements DriverCommand {
	}

	/** Responds to a ping. */
	record Pong() implements DriverCommand {
	}

}
