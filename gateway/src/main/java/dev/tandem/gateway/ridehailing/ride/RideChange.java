package dev.tandem.gateway.ridehailing.ride;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * One transition of a ride as fragments of the compare-and-set statement.
 *
 * @param assignments SQL of the columns to set, except the version
 * @param condition SQL of a further condition beside the version, starting with
 * {@code and}; may be empty
 * @param parameters values of the named parameters in both fragments
 * @param driverId the driver in the event, or null
 * @param offerId the offer in the event, or null
 */
record RideChange(String assignments, String condition, Map<String, Object> parameters, @Nullable UUID driverId,
		@Nullable UUID offerId) {

	private static final String NO_OFFER = ", offer_id = null, offer_expires_at = null";

	static RideChange offered(UUID driverId, UUID offerId, Duration validity) {
		return new RideChange("""
				state = 'offered', reason = null, driver_id = :driver, offer_id = :offer, offered_at = now(),
				offer_expires_at = now() + :validity * interval '1 millisecond'
				""", "", Map.of("driver", driverId, "offer", offerId, "validity", validity.toMillis()), driverId,
				offerId);
	}

	/** Checks the expiry by the database's clock, which also decides about time-outs. */
	static RideChange accepted(Ride ride, UUID offerId) {
		return new RideChange("state = 'accepted', accepted_at = now()" + NO_OFFER, " and offer_expires_at > now()",
				Map.of(), ride.driverId(), offerId);
	}

	static RideChange progressed(Ride ride, RideState state) {
		return new RideChange("state = '" + state.text() + "', " + state.text() + "_at = now()", "", Map.of(),
				ride.driverId(), null);
	}

	/** Returns to the search, if the offer has expired by the database's clock. */
	static RideChange timedOut(Ride ride) {
		RideChange released = released(ride, RideReason.TIMED_OUT);
		return new RideChange(released.assignments(), " and offer_expires_at <= now()", released.parameters(),
				released.driverId(), released.offerId());
	}

	/** Returns to the search, and excludes the driver from further offers. */
	static RideChange released(Ride ride, RideReason reason) {
		return new RideChange("""
				state = 'requested', reason = :reason, refused_by = refused_by || driver_id, driver_id = null
				""" + NO_OFFER, "", Map.of("reason", reason.text()), ride.driverId(), offerId(ride));
	}

	static RideChange cancelled(Ride ride, RideReason reason) {
		return new RideChange("state = 'cancelled', reason = :reason, cancelled_at = now()" + NO_OFFER, "",
				Map.of("reason", reason.text()), ride.driverId(), offerId(ride));
	}

	static RideChange unfulfilled() {
		return new RideChange("state = 'unfulfilled', reason = 'no_driver', unfulfilled_at = now()", "", Map.of(), null,
				null);
	}

	private static @Nullable UUID offerId(Ride ride) {
		return (ride.offer() != null) ? ride.offer().id() : null;
	}

}
