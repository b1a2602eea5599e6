package dev.tandem.gateway.ridehailing.ride;

import java.util.Optional;
import java.util.UUID;

import dev.tandem.gateway.platform.id.UuidV7;
import dev.tandem.gateway.platform.idempotency.IdempotentTransaction;
import dev.tandem.gateway.platform.idempotency.StoredResponse;
import dev.tandem.gateway.platform.problem.ProblemException;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/**
 * Creates rides from quotes: the ride, its first event and the idempotent response are
 * written in one transaction.
 */
@Component
class RideCreationStore {

	private final RideRepository rides;

	private final JsonMapper json;

	RideCreationStore(RideRepository rides, JsonMapper json) {
		this.rides = rides;
		this.json = json;
	}

	/**
	 * Creates a ride for a quote.
	 * @param quoteId the quote
	 * @param transaction stores the ride together with the response
	 * @return the response; a {@code ProblemException} when the quote does not exist, has
	 * expired or has become a ride
	 */
	Mono<StoredResponse> create(UUID quoteId, IdempotentTransaction transaction) {
		return transaction.write(() -> createRide(quoteId));
	}

	private StoredResponse createRide(UUID quoteId) {
		UUID id = UuidV7.next();
		if (!this.rides.insert(id, quoteId)) {
			throw rejection(quoteId);
		}
		RideResponse response = this.rides.find(id)
			.map((ride) -> RideResponse.of(ride, Optional.empty()))
			.orElseThrow();
		return new StoredResponse(id, this.json.writeValueAsBytes(response));
	}

	private ProblemException rejection(UUID quoteId) {
		return switch (this.rides.quoteStatus(quoteId)) {
			case MISSING -> RideRequest.unknownQuote();
			case TAKEN -> new ProblemException(RideProblem.QUOTE_TAKEN, "The quote " + quoteId + " has become a ride");
			case EXPIRED -> new ProblemException(RideProblem.QUOTE_EXPIRED, "The quote " + quoteId + " has expired");
		};
	}

}
