package dev.tandem.mlservice.grpc;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import dev.tandem.mlservice.CallBudget;
import dev.tandem.mlservice.CellMarket;
import dev.tandem.mlservice.CitySurge;
import dev.tandem.mlservice.MlServiceClient;
import dev.tandem.mlservice.MlServiceException;
import dev.tandem.mlservice.MlServiceProtocolException;
import dev.tandem.mlservice.MlServiceTimeoutException;
import dev.tandem.mlservice.PricedRide;
import dev.tandem.mlservice.PricedRides;
import dev.tandem.mlservice.RideToPrice;
import dev.tandem.mlservice.ServedModel;
import dev.tandem.proto.model.v1.ListModelsRequest;
import dev.tandem.proto.model.v1.ModelServiceGrpc;
import dev.tandem.proto.ridehailing.v1.PricingServiceGrpc;
import dev.tandem.proto.ridehailing.v1.SurgeServiceGrpc;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.MethodDescriptor;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/**
 * The client on a gRPC channel: each call gets its deadline, its observation and its
 * cancellation, and its answer is checked before anyone sees it.
 */
final class GrpcMlServiceClient implements MlServiceClient {

	private final Channel channel;

	private final Duration deadline;

	private final Duration cityDeadline;

	private final Clock clock;

	private final ObservationRegistry observations;

	private final MlServiceAvailability availability = new MlServiceAvailability(System::nanoTime);

	GrpcMlServiceClient(Channel channel, Duration deadline, Duration cityDeadline, Clock clock,
			ObservationRegistry observations) {
		this.channel = channel;
		this.deadline = deadline;
		this.cityDeadline = cityDeadline;
		this.clock = clock;
		this.observations = observations;
	}

	@Override
	public Mono<PricedRide> priceRide(RideToPrice ride) {
		return call(PricingServiceGrpc.getPriceRideMethod(), RequestMapper.priceRide(ride), this.deadline,
				AnswerMapper::pricedRide);
	}

	@Override
	public Mono<PricedRides> priceRides(List<RideToPrice> rides) {
		int asked = rides.size();
		return call(PricingServiceGrpc.getPriceRidesMethod(), RequestMapper.priceRides(rides), this.deadline,
				(response) -> AnswerMapper.pricedRides(response, asked));
	}

	@Override
	public Mono<CitySurge> citySurge(List<CellMarket> cells, Instant moment) {
		return call(SurgeServiceGrpc.getGetCitySurgeMethod(), RequestMapper.citySurge(cells, moment), this.cityDeadline,
				(response) -> AnswerMapper.citySurge(response, cells));
	}

	@Override
	public Mono<List<ServedModel>> listModels() {
		return call(ModelServiceGrpc.getListModelsMethod(), ListModelsRequest.getDefaultInstance(), this.deadline,
				AnswerMapper::models);
	}

	private <Q, R, T> Mono<T> call(MethodDescriptor<Q, R> method, Q request, Duration longest, Function<R, T> reader) {
		return Mono.deferContextual((context) -> {
			CallObservation observation = CallObservation.start(this.observations, method.getBareMethodName(), context);
			return send(method, request, timeLeft(context, longest), observation).map((answer) -> read(answer, reader))
				.onErrorMap(ExceptionMapper::map)
				.doOnSuccess((value) -> observation.succeeded())
				.doOnError(MlServiceException.class, observation::failed)
				.doOnCancel(observation::cancelled);
		});
	}

	private Duration timeLeft(ContextView context, Duration longest) {
		return CallBudget.remaining(context, this.clock)
			.filter((budget) -> budget.compareTo(longest) < 0)
			.orElse(longest);
	}

	private <Q, R> Mono<R> send(MethodDescriptor<Q, R> method, Q request, Duration timeLeft,
			CallObservation observation) {
		if (!timeLeft.isPositive()) {
			return Mono.error(new MlServiceTimeoutException("The caller's budget was spent before the call", null));
		}
		CallOptions options = CallOptions.DEFAULT.withDeadlineAfter(timeLeft.toNanos(), TimeUnit.NANOSECONDS);
		return Mono.<R>create((sink) -> {
			try (Observation.Scope _ = observation.openScope()) {
				UnaryCall.start(this.channel.newCall(method, options), request, sink);
			}
		})
			.onErrorMap(ExceptionMapper::map)
			.doOnNext((answer) -> this.availability.onResponse())
			.doOnError(MlServiceException.class, this.availability::onFailure);
	}

	private static <R, T> T read(R answer, Function<R, T> reader) {
		try {
			return reader.apply(answer);
		}
		catch (IllegalArgumentException | ArithmeticException | DateTimeException ex) {
			throw new MlServiceProtocolException("The ML service's answer breaks the contract: " + ex.getMessage(), ex);
		}
	}

}
