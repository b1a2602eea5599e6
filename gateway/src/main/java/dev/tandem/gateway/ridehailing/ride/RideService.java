package dev.tandem.gateway.ridehailing.ride;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import dev.tandem.gateway.platform.id.UuidV7;
import dev.tandem.gateway.platform.idempotency.Idempotency;
import dev.tandem.gateway.platform.idempotency.IdempotencyKey;
import dev.tandem.gateway.platform.idempotency.IdempotentRequest;
import dev.tandem.gateway.platform.idempotency.Resource;
import dev.tandem.gateway.platform.problem.FieldError;
import dev.tandem.gateway.platform.problem.PlatformProblem;
import dev.tandem.gateway.platform.problem.ProblemException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Service;

/**
 * Creates, finds and changes rides. Each change is a compare-and-set in the database that
 * writes its event in the same transaction. A caller that comes too late changes nothing:
 * drivers and riders receive a {@link ProblemException}, the dispatcher receives nothing.
 * Thread-safe; errors with {@code DatabaseUnavailableException} during an outage.
 */
@Service
public class RideService {

	private static final String PATH = "/api/v1/rides";

	private final RideRepository rides;

	private final Idempotency idempotency;

	RideService(RideRepository rides, Idempotency idempotency) {
		this.rides = rides;
		this.idempotency = idempotency;
	}

	/**
	 * Requests a ride, or returns the stored response of an earlier attempt; an error
	 * when the quote cannot become a ride, or the key belongs to another request.
	 */
	Mono<ResponseEntity<byte[]>> request(RideRequest request, IdempotencyKey key) {
		UUID quoteId = request.quote();
		return this.idempotency.execute(
				new IdempotentRequest(key, PATH, Map.of("quoteId", quoteId), "Wanted[quoteId=" + quoteId + "]"),
				() -> create(quoteId));
	}

	private Resource create(UUID quoteId) {
		UUID id = UuidV7.next();
		Ride ride = this.rides.insert(id, quoteId).orElseThrow(() -> switch (this.rides.quoteStatus(quoteId)) {
			case MISSING -> new ProblemException(PlatformProblem.UNKNOWN_REFERENCE, "quoteId names no quote",
					List.of(new FieldError("quoteId", "names no quote")));
			case TAKEN -> new ProblemException(RideProblem.QUOTE_TAKEN, "The quote " + quoteId + " has become a ride");
			case EXPIRED -> new ProblemException(RideProblem.QUOTE_EXPIRED, "The quote " + quoteId + " has expired");
		});
		return new Resource(id, RideResponse.of(ride, Optional.empty()));
	}

	/** Finds a ride; the problem {@code not-found} when there is none. */
	public Mono<Ride> find(UUID id) {
		return this.rides.find(id).switchIfEmpty(Mono.error(() -> ProblemException.notFound("There is no ride " + id)));
	}

	/**
	 * Finds the ride or open offer of a driver: offered, accepted, arrived or picked up;
	 * empty when the driver is free.
	 */
	public Mono<Ride> findByDriver(UUID driverId) {
		return this.rides.findByDriver(driverId);
	}

	/** Finds all rides that have not ended, oldest first. */
	public Flux<Ride> findActive() {
		return this.rides.findActive();
	}

	/** Finds rides whose open offer has expired by the database's clock, oldest first. */
	public Flux<Ride> findWithExpiredOffer(int limit) {
		return this.rides.findWithExpiredOffer(limit);
	}

	/** Offers a searching ride, as read; the database's clock ends the offer. */
	public Mono<OfferOutcome> offer(Ride ride, UUID driverId, Duration validity) {
		return Mono.justOrEmpty(RideTransition.decide(ride.state(), RideCommand.OFFER))
			.flatMap((transition) -> this.rides.offer(ride, transition, driverId, validity))
			.map((offered) -> OfferOutcome.OFFERED)
			.defaultIfEmpty(OfferOutcome.RIDE_CHANGED)
			// the unique index on active drivers decides between concurrent offers
			.onErrorReturn(DuplicateKeyException.class, OfferOutcome.DRIVER_TAKEN);
	}

	/**
	 * Accepts an offer for its driver, before it expires; the problem {@code offer-gone}
	 * when it is no longer open.
	 */
	public Mono<Ride> accept(UUID driverId, UUID offerId) {
		return respond(driverId, offerId, RideCommand.ACCEPT);
	}

	/**
	 * Declines an offer for its driver, and continues the search without this driver; the
	 * problem {@code offer-gone} when it is no longer open.
	 */
	public Mono<Ride> decline(UUID driverId, UUID offerId) {
		return respond(driverId, offerId, RideCommand.DECLINE);
	}

	/** Does not retry: an offer is open in one version of its ride only. */
	private Mono<Ride> respond(UUID driverId, UUID offerId, RideCommand command) {
		return this.rides.findByOffer(offerId)
			.filter((ride) -> driverId.equals(ride.driverId()))
			.flatMap((ride) -> changeAsRead(ride, command))
			.switchIfEmpty(Mono.error(() -> new ProblemException(RideProblem.OFFER_GONE,
					"The offer " + offerId + " is not open for this driver")));
	}

	/**
	 * Advances a driver's ride to the next of accepted, arrived, picked up and completed;
	 * otherwise the problem {@code ride-state} or {@code not-found}. Reporting the
	 * current state again changes nothing.
	 */
	public Mono<Ride> progress(UUID driverId, UUID rideId, RideState state) {
		return change(rideId, (ride) -> {
			if (!driverId.equals(ride.driverId())) {
				throw ProblemException.notFound("The driver has no ride " + rideId);
			}
			return RideCommand.reporting(state)
				.flatMap((command) -> RideTransition.decide(ride.state(), command))
				.orElseThrow(() -> refusal(ride, "cannot become " + state.text()));
		});
	}

	/**
	 * Cancels a ride for its rider, before the pickup; otherwise the problem {@code
	 * ride-state} or {@code not-found}. Cancelling it again changes nothing.
	 */
	public Mono<Ride> cancel(UUID rideId) {
		return change(rideId, (ride) -> RideTransition.decide(ride.state(), RideCommand.CANCEL)
			.orElseThrow(() -> refusal(ride, "cannot be cancelled any more")));
	}

	/** Repeats when another change came first; the command is then decided again. */
	private Mono<Ride> change(UUID rideId, Function<Ride, RideTransition> decision) {
		return find(rideId).flatMap((ride) -> {
			RideTransition transition = decision.apply(ride);
			return transition.isChange() ? this.rides.change(ride, transition) : Mono.just(ride);
		}).repeatWhenEmpty((attempts) -> attempts);
	}

	/**
	 * Carries out a command of the dispatcher; empty when the ride has changed since it
	 * was read, or its state refuses the command.
	 */
	public Mono<Ride> changeAsRead(Ride ride, RideCommand command) {
		return Mono.justOrEmpty(RideTransition.decide(ride.state(), command))
			.flatMap((transition) -> this.rides.change(ride, transition));
	}

	private static ProblemException refusal(Ride ride, String why) {
		return new ProblemException(RideProblem.RIDE_STATE, "The ride is " + ride.state().text() + " and " + why);
	}

	/** The outcome of an attempt to offer a ride to a driver. */
	public enum OfferOutcome {

		/** The driver has the offer. */
		OFFERED,
		/** The driver has another offer or ride. */
		DRIVER_TAKEN,
		/** The ride has changed since it was read. */
		RIDE_CHANGED

	}

}
