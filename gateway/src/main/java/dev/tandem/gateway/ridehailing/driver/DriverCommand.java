package dev.tandem.gateway.ridehailing.driver;

import java.util.UUID;

import dev.tandem.gateway.ridehailing.city.Coordinates;
import dev.tandem.gateway.ridehailing.ride.RideState;

/**
 * What a driver wants, once his message has been found good.
 */
sealed interface DriverCommand {

	/**
	 * He is somewhere.
	 *
	 * @param place in the served area or near it
	 */
	record Position(Coordinates place) implements DriverCommand {
	}

	/**
	 * He takes an offer.
	 *
	 * @param offerId the offer
	 */
	record Accept(UUID offerId) implements DriverCommand {
	}

	/**
	 * He does not want an offer.
	 *
	 * @param offerId the offer
	 */
	record Decline(UUID offerId) implements DriverCommand {
	}

	/**
	 * He is further with his ride.
	 *
	 * @param rideId the ride
	 * @param state arrived, picked up or completed
	 */
	record Progress(UUID rideId, RideState state) implements DriverCommand {
	}

	/** He is there. */
	record Pong() implements DriverCommand {
	}

}
