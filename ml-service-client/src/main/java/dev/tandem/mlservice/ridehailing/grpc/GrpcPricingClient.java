package dev.tandem.mlservice.ridehailing.grpc;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import dev.tandem.mlservice.platform.grpc.CallExecutor;
import dev.tandem.mlservice.ridehailing.CellMarket;
import dev.tandem.mlservice.ridehailing.CitySurge;
import dev.tandem.mlservice.ridehailing.PricedRide;
import dev.tandem.mlservice.ridehailing.PricedRides;
import dev.tandem.mlservice.ridehailing.PricingClient;
import dev.tandem.mlservice.ridehailing.RideToPrice;
import dev.tandem.proto.ridehailing.v1.PricingServiceGrpc;
import dev.tandem.proto.ridehailing.v1.SurgeServiceGrpc;
import reactor.core.publisher.Mono;

/**
 * The {@link PricingClient} over gRPC.
 */
final class GrpcPricingClient implements PricingClient {

	private final CallExecutor calls;

	private final Duration cityDeadline;

	GrpcPricingClient(CallExecutor calls, Duration cityDeadline) {
		this.calls = calls;
		this.cityDeadline = cityDeadline;
	}

	@Override
	public Mono<PricedRide> priceRide(RideToPrice ride) {
		return this.calls.execute(PricingServiceGrpc.getPriceRideMethod(), RequestMapper.priceRide(ride),
				ResponseMapper::pricedRide);
	}

	@Override
	public Mono<PricedRides> priceRides(List<RideToPrice> rides) {
		int requested = rides.size();
		return this.calls.execute(PricingServiceGrpc.getPriceRidesMethod(), RequestMapper.priceRides(rides),
				(response) -> ResponseMapper.pricedRides(response, requested));
	}

	@Override
	public Mono<CitySurge> citySurge(List<CellMarket> cells, Instant requestedAt) {
		return this.calls.execute(SurgeServiceGrpc.getGetCitySurgeMethod(), RequestMapper.citySurge(cells, requestedAt),
				this.cityDeadline, (response) -> ResponseMapper.citySurge(response, cells));
	}

}
