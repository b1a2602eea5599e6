package dev.tandem.mlservice;

import java.time.Instant;
import java.util.List;

import reactor.core.publisher.Mono;

/**
 * Calls the ML service. Nothing is sent before a subscriber comes; when the subscriber
 * goes, the call is cancelled.
 * <p>
 * Each call ends within {@code tandem.ml-service.deadline}, that for the whole city
 * within {@code tandem.ml-service.city-deadline}, or within the subscriber's
 * {@link CallBudget}, whichever is shorter, and fails with an {@link MlServiceException}
 * only.
 */
public interface MlServiceClient {

	/**
	 * Prices one ride.
	 * @param ride the ride
	 * @return its price; never empty
	 */
	Mono<PricedRide> priceRide(RideToPrice ride);

	/**
	 * Prices many rides in one call. A bad ride is refused on its own and spoils no
	 * other.
	 * @param rides 1 to 1000 rides
	 * @return as many outcomes, in the order asked; never empty
	 */
	Mono<PricedRides> priceRides(List<RideToPrice> rides);

	/**
	 * Computes the surge of many cells in one call.
	 * @param cells 1 to 5000 cells; one bad cell spoils the call
	 * @param moment the moment that their markets are of
	 * @return as many answers, in the order asked; never empty
	 */
	Mono<CitySurge> citySurge(List<CellMarket> cells, Instant moment);

	/**
	 * Lists the models that the service serves.
	 * @return the models in order of name; an empty list where it serves none
	 */
	Mono<List<ServedModel>> listModels();

}
