package dev.tandem.gateway.ridehailing.ride;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import dev.tandem.gateway.platform.persistence.DatabaseBridge;
import dev.tandem.gateway.platform.problem.PlatformProblem;
import dev.tandem.gateway.platform.problem.ProblemException;
import reactor.core.publisher.Mono;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * Implements the transitions on the database. Each change is one SQL statement and
 * therefore one transaction: the compare-and-set, the event, and the notification.
 */
@Component
class RideStore implements RideService {

	private final DatabaseBridge database;

	private final RideRepository rides;

	RideStore(DatabaseBridge database, RideRepository rides) {
		this.database = database;
		this.rides = rides;
	}

	@Override
	public Mono<Optional<Ride>> find(UUID id) {
		return this.database.call(() -> this.rides.find(id));
	}

	@Override
	public Mono<Optional<Ride>> findByDriver(UUID driverId) {
		return this.database.call(() -> this.rides.findByDriver(driverId));
	}

	@Override
	public Mono<List<Ride>> findActive() {
		return this.database.call(this.rides::findActive);
	}

	@Override
	public Mono<List<Ride>> findWithExpiredOffer(int limit) {
		return this.database.call(() -> this.rides.findWithExpiredOffer(limit));
	}

	@Override
	public Mono<OfferOutcome> offer(Ride ride, UUID driverId, Duration validity) {
		return this.database.call(() -> offered(ride, driverId, validity));
	}

	private OfferOutcome offered(Ride ride, UUID driverId, Duration validity) {
		if (ride.state() != RideState.REQUESTED) {
			return OfferOutcome.RIDE_CHANGED;
		}
		try {
			boolean changed = this.rides.compareAndSet(ride, RideChange.offered(driverId, UUID.randomUUID(), validity));
			return changed ? OfferOutcome.OFFERED : OfferOutcome.RIDE_CHANGED;
		}
		catch (DuplicateKeyException ex) {
			// the unique index on active drivers decides between concurrent offers
			return OfferOutcome.DRIVER_TAKEN;
		}
	}

	@Override
	public Mono<Ride> accept(UUID driverId, UUID offerId) {
		return respondToOffer(driverId, offerId, (ride) -> RideChange.accepted(ride, offerId));
	}

	@Override
	public Mono<Ride> decline(UUID driverId, UUID offerId) {
		return respondToOffer(driverId, offerId, (ride) -> RideChange.released(ride, RideReason.DECLINED));
	}

	/** Does not retry: an offer is open in one version of its ride only. */
	private Mono<Ride> respondToOffer(UUID driverId, UUID offerId, Function<Ride, RideChange> change) {
		return this.database.call(() -> {
			Ride ride = this.rides.findByOffer(offerId)
				.filter((offered) -> driverId.equals(offered.driverId()))
				.orElseThrow(() -> offerGone(offerId));
			if (!this.rides.compareAndSet(ride, change.apply(ride))) {
				throw offerGone(offerId);
			}
			return existing(ride.id());
		});
	}

	@Override
	public Mono<Ride> progress(UUID driverId, UUID rideId, RideState state) {
		return this.database.call(() -> changed(rideId, (ride) -> {
			if (!driverId.equals(ride.driverId())) {
				throw new ProblemException(PlatformProblem.NOT_FOUND, "The driver has no ride " + rideId);
			}
			return RideTransitions.progress(ride, state);
		}));
	}

	@Override
	public Mono<Ride> cancel(UUID rideId) {
		return this.database.call(() -> changed(rideId, RideTransitions::cancel));
	}

	/** Retries when another change came first; the transition then decides again. */
	private Ride changed(UUID rideId, Function<Ride, Optional<RideChange>> transition) {
		while (true) {
			Ride ride = existing(rideId);
			Optional<RideChange> change = transition.apply(ride);
			if (change.isEmpty()) {
				return ride;
			}
			if (this.rides.compareAndSet(ride, change.get())) {
				return existing(rideId);
			}
		}
	}

	@Override
	public Mono<Boolean> withdrawOffer(Ride ride, RideReason reason) {
		return this.database.call(() -> ride.state() == RideState.OFFERED && this.rides.compareAndSet(ride,
				(reason == RideReason.TIMED_OUT) ? RideChange.timedOut(ride) : RideChange.released(ride, reason)));
	}

	@Override
	public Mono<Boolean> releaseLostDriver(Ride ride) {
		return this.database.call(() -> ride.state().hasDriver() && this.rides.compareAndSet(ride,
				(ride.state() == RideState.PICKED_UP) ? RideChange.cancelled(ride, RideReason.DRIVER_LOST)
						: RideChange.released(ride, RideReason.DRIVER_LOST)));
	}

	@Override
	public Mono<Boolean> endSearch(Ride ride) {
		return this.database.call(
				() -> ride.state() == RideState.REQUESTED && this.rides.compareAndSet(ride, RideChange.unfulfilled()));
	}

	private Ride existing(UUID id) {
		return this.rides.find(id)
			.orElseThrow(() -> new ProblemException(PlatformProblem.NOT_FOUND, "There is no ride " + id));
	}

	private static ProblemException offerGone(UUID offerId) {
		return new ProblemException(RideProblem.OFFER_GONE, "The offer " + offerId + " is not open for this driver");
	}

}
