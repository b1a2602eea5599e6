package dev.tandem.mlservice.ridehailing;

import java.time.Instant;
import java.util.List;

import dev.tandem.mlservice.platform.CallDeadline;
import dev.tandem.mlservice.platform.MlServiceException;
import reactor.core.publisher.Mono;

/**
 * Requests prices and surge from the ML service.
 * <p>
 * A call starts on subscription and is cancelled with the subscription. It ends within
 * {@code tandem.ml-service.deadline} (for the whole city
 * {@code tandem.ml-service.city-deadline}) or by the subscriber's {@link CallDeadline},
 * whichever comes first, and fails only with an {@link MlServiceException}. Thread-safe.
 */
public interface PricingClient {

	/**
	 * Prices one ride.
	 * @param ride the ride
	 * @return its price; never empty
	 */
	Mono<PricedRide> priceRide(RideToPrice ride);

	/**
	 * Prices many rides in one call. An invalid ride is refused on its own; the others
	 * get a price.
	 * @param rides 1 to 1000 rides
	 * @return one outcome for each ride, in the order of the rides; never empty
	 */
	Mono<PricedRides> priceRides(List<RideToPrice> rides);

	/**
	 * Computes the surge of many cells in one call.
	 * @param cells 1 to 5000 cells; one invalid cell fails the call
	 * @param requestedAt when the markets were observed
	 * @return one surge for each cell, in the order of the cells; never empty
	 */
	Mono<CitySurge> citySurge(List<CellMarket> cells, Instant requestedAt);

}
