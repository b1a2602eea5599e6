package dev.tandem.gateway.ridehailing.ride;

import java.util.Optional;
import java.util.UUID;

import dev.tandem.gateway.platform.idempotency.Idempotency;
import dev.tandem.gateway.platform.idempotency.IdempotentRequest;
import dev.tandem.gateway.platform.idempotency.StoredResponse;
import dev.tandem.gateway.platform.problem.PlatformProblem;
import dev.tandem.gateway.platform.problem.ProblemException;
import dev.tandem.gateway.ridehailing.fleet.DriverPresence;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Service;

/**
 * Requests, finds and cancels rides for riders.
 */
@Service
class RiderService {

	private static final String OPERATION = "POST /api/v1/rides";

	private final RideCreationStore creation;

	private final RideService rides;

	private final Idempotency idempotency;

	private final DriverPresence presence;

	RiderService(RideCreationStore creation, RideService rides, Idempotency idempotency, DriverPresence presence) {
		this.creation = creation;
		this.rides = rides;
		this.idempotency = idempotency;
		this.presence = presence;
	}

	/**
	 * Requests a ride, or returns the stored response of an earlier attempt.
	 * @param request the request's body
	 * @param key the caller's idempotency key, or null
	 * @return the response; an error when the quote cannot become a ride, or the key
	 * belongs to another request
	 */
	Mono<StoredResponse> request(RideRequest request, @Nullable String key) {
		UUID quoteId = request.quote();
		return this.idempotency.execute(
				new IdempotentRequest(key, OPERATION, new CanonicalRequest(quoteId), "Wanted[quoteId=" + quoteId + "]"),
				(transaction) -> this.creation.create(quoteId, transaction));
	}

	Mono<RideResponse> find(UUID id) {
		return this.rides.find(id)
			.map((found) -> found
				.orElseThrow(() -> new ProblemException(PlatformProblem.NOT_FOUND, "There is no ride " + id)))
			.map(this::response);
	}

	Mono<RideResponse> cancel(UUID id) {
		return this.rides.cancel(id).map(this::response);
	}

	private RideResponse response(Ride ride) {
		return RideResponse.of(ride, ride.state().hasDriver()
				? Optional.ofNullable(ride.driverId()).flatMap(this.presence::positionOf) : Optional.empty());
	}

	/** The content of a request, independent of how it was written. */
	private record CanonicalRequest(UUID quoteId) {
	}

}
