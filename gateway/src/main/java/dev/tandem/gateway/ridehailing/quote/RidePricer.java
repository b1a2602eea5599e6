package dev.tandem.gateway.ridehailing.quote;

import java.time.Duration;
import java.time.Instant;

import dev.tandem.gateway.platform.lifecycle.FaultLog;
import dev.tandem.gateway.platform.timing.ServerTiming;
import dev.tandem.gateway.platform.timing.ServerTiming.Part;
import dev.tandem.gateway.ridehailing.city.Coordinates;
import dev.tandem.mlservice.platform.MlServiceException;
import dev.tandem.mlservice.platform.MlServiceInvalidRequestException;
import dev.tandem.mlservice.platform.MlServiceProtocolException;
import dev.tandem.mlservice.platform.MlServiceTimeoutException;
import dev.tandem.mlservice.platform.MlServiceUnavailableException;
import dev.tandem.mlservice.ridehailing.ComputeTiming;
import dev.tandem.mlservice.ridehailing.GeoPoint;
import dev.tandem.mlservice.ridehailing.MarketState;
import dev.tandem.mlservice.ridehailing.PricingClient;
import dev.tandem.mlservice.ridehailing.RideToPrice;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * Prices a ride with the model, or by rule when the model does not respond in time.
 * Always returns a price; counts both kinds in {@code tandem.quotes.priced}.
 */
@Component
final class RidePricer {

	static final String METRIC = "tandem.quotes.priced";

	/** The reason tag of a price from the model. */
	static final String NO_REASON = "none";

	private static final Logger logger = LoggerFactory.getLogger(RidePricer.class);

	private final FaultLog contract = new FaultLog(logger, "The ML service and the gateway disagree on the contract",
			"The ML service and the gateway agree on the contract again");

	private final PricingClient mlService;

	private final FallbackTariff fallback;

	private final MeterRegistry meters;

	RidePricer(PricingClient mlService, FallbackTariff fallback, MeterRegistry meters) {
		this.mlService = mlService;
		this.fallback = fallback;
		this.meters = meters;
	}

	Mono<Price> price(Trip trip, MarketState market, Instant moment) {
		RideToPrice ride = new RideToPrice(geoPoint(trip.pickup().coordinates()),
				geoPoint(trip.dropoff().coordinates()), moment, market, null);
		return Mono.deferContextual((context) -> {
			ServerTiming time = ServerTiming.in(context);
			long begin = System.nanoTime();
			return this.mlService.priceRide(ride)
				.doOnTerminate(() -> time.add(Part.ML, Duration.ofNanos(System.nanoTime() - begin)))
				.doOnNext((priced) -> add(priced.timing(), time))
				.map((priced) -> PriceSanityCheck.of(priced.price(), trip))
				.doOnNext((price) -> pricedByModel())
				.onErrorResume(MlServiceException.class, (error) -> Mono.just(fallbackPrice(trip, moment, error)));
		});
	}

	private static void add(ComputeTiming timing, ServerTiming time) {
		time.add(Part.ML_QUEUE, timing.queue());
		time.add(Part.ML_COMPUTE, timing.compute());
	}

	private void pricedByModel() {
		count(Pricing.MODEL, NO_REASON);
		this.contract.succeeded();
	}

	private Price fallbackPrice(Trip trip, Instant moment, MlServiceException error) {
		String reason = switch (error) {
			case MlServiceUnavailableException ex -> "unavailable";
			case MlServiceTimeoutException ex -> "timeout";
			case MlServiceProtocolException ex -> "protocol";
			case MlServiceInvalidRequestException ex -> "refused";
		};
		if (error instanceof MlServiceProtocolException || error instanceof MlServiceInvalidRequestException) {
			this.contract.failed(error.getMessage(), null);
		}
		count(Pricing.FALLBACK, reason);
		return this.fallback.price(trip, moment);
	}

	private void count(Pricing pricing, String reason) {
		this.meters.counter(METRIC, "pricing", pricing.text(), "reason", reason).increment();
	}

	private static GeoPoint geoPoint(Coordinates place) {
		return new GeoPoint(place.lat(), place.lng());
	}

}
