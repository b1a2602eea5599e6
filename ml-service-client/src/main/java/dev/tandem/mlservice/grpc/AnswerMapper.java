package dev.tandem.mlservice.grpc;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import com.google.protobuf.Timestamp;
import dev.tandem.mlservice.CellMarket;
import dev.tandem.mlservice.CitySurge;
import dev.tandem.mlservice.ComputeTiming;
import dev.tandem.mlservice.Fare;
import dev.tandem.mlservice.FieldViolation;
import dev.tandem.mlservice.ModelMetric;
import dev.tandem.mlservice.PriceOutcome;
import dev.tandem.mlservice.PricedRide;
import dev.tandem.mlservice.PricedRides;
import dev.tandem.mlservice.RidePrice;
import dev.tandem.mlservice.ServedModel;
import dev.tandem.proto.model.v1.ListModelsResponse;
import dev.tandem.proto.model.v1.Model;
import dev.tandem.proto.ridehailing.v1.CellSurge;
import dev.tandem.proto.ridehailing.v1.GetCitySurgeResponse;
import dev.tandem.proto.ridehailing.v1.Price;
import dev.tandem.proto.ridehailing.v1.PriceRideResponse;
import dev.tandem.proto.ridehailing.v1.PriceRidesResponse;
import dev.tandem.proto.ridehailing.v1.Refusal;

/**
 * Reads the contract's answers as domain values. An answer that breaks the contract is an
 * {@link IllegalArgumentException}: what is missing is found here, what is out of range
 * by the records themselves.
 */
final class AnswerMapper {

	private static final int NANOS_PER_SECOND = 1_000_000_000;

	private AnswerMapper() {
	}

	static PricedRide pricedRide(PriceRideResponse response) {
		require(response.hasPrice(), "price is missing");
		require(response.hasTiming(), "timing is missing");
		return new PricedRide(price(response.getPrice()), timing(response.getTiming()));
	}

	static PricedRides pricedRides(PriceRidesResponse response, int asked) {
		int answered = response.getOutcomesCount();
		require(answered == asked, asked + " rides were asked and " + answered + " answered");
		require(response.hasTiming(), "timing is missing");
		List<PriceOutcome> outcomes = response.getOutcomesList().stream().map(AnswerMapper::outcome).toList();
		return new PricedRides(outcomes, timing(response.getTiming()));
	}

	static CitySurge citySurge(GetCitySurgeResponse response, List<CellMarket> asked) {
		List<String> cells = response.getCellsList().stream().map(CellSurge::getCell).toList();
		require(cells.equals(asked.stream().map(CellMarket::cell).toList()), "the cells are not those that were asked");
		require(response.hasTiming(), "timing is missing");
		return new CitySurge(response.getCellsList().stream().map(AnswerMapper::cell).toList(),
				response.getModelVersion(), timing(response.getTiming()));
	}

	private static dev.tandem.mlservice.CellSurge cell(CellSurge cell) {
		return new dev.tandem.mlservice.CellSurge(cell.getCell(), cell.getSurge(), cell.getForecastDemand());
	}

	static List<ServedModel> models(ListModelsResponse response) {
		long names = response.getModelsList().stream().map(Model::getName).distinct().count();
		require(names == response.getModelsCount(), "two models have the same name");
		return response.getModelsList().stream().map(AnswerMapper::model).toList();
	}

	private static ServedModel model(Model model) {
		require(model.hasTrainedAt(), "model.trained_at is missing");
		return new ServedModel(model.getName(), model.getVersion(), instant("model.trained_at", model.getTrainedAt()),
				model.getDataSha256(), model.getMetricsList().stream().map(AnswerMapper::metric).toList());
	}

	private static PriceOutcome outcome(dev.tandem.proto.ridehailing.v1.PriceOutcome outcome) {
		return switch (outcome.getOutcomeCase()) {
			case PRICE -> new PriceOutcome.Priced(price(outcome.getPrice()));
			case REFUSAL -> refused(outcome.getRefusal());
			case OUTCOME_NOT_SET -> throw new IllegalArgumentException("an outcome is neither price nor refusal");
		};
	}

	private static PriceOutcome refused(Refusal refusal) {
		return new PriceOutcome.Refused(refusal.getViolationsList()
			.stream()
			.map((violation) -> new FieldViolation(violation.getField(), violation.getDescription()))
			.toList());
	}

	private static RidePrice price(Price price) {
		require(price.hasFare(), "price.fare is missing");
		require(price.hasDuration(), "price.duration is missing");
		return new RidePrice(fare(price.getFare()), price.getSurge(), price.getForecastDemand(),
				price.getDistanceMeters(), duration("price.duration", price.getDuration()), price.getModelVersion());
	}

	private static Fare fare(dev.tandem.proto.ridehailing.v1.Fare fare) {
		return new Fare(fare.getCurrency(), fare.getAmount(), fare.getBase(), fare.getDistance(), fare.getTime(),
				fare.getSurge());
	}

	private static ComputeTiming timing(dev.tandem.proto.ridehailing.v1.ComputeTiming timing) {
		require(timing.hasQueue() && timing.hasCompute(), "timing is incomplete");
		return new ComputeTiming(duration("timing.queue", timing.getQueue()),
				duration("timing.compute", timing.getCompute()));
	}

	private static ModelMetric metric(dev.tandem.proto.model.v1.ModelMetric metric) {
		return new ModelMetric(metric.getName(), metric.getUnit(), metric.getMae(), metric.getBaselineMae(),
				metric.hasFloorMae() ? metric.getFloorMae() : null);
	}

	private static Duration duration(String field, com.google.protobuf.Duration duration) {
		require(duration.getSeconds() >= 0 && isFraction(duration.getNanos()),
				field + " is negative or not normalized");
		return Duration.ofSeconds(duration.getSeconds(), duration.getNanos());
	}

	private static Instant instant(String field, Timestamp timestamp) {
		require(isFraction(timestamp.getNanos()), field + " is not normalized");
		return Instant.ofEpochSecond(timestamp.getSeconds(), timestamp.getNanos());
	}

	private static boolean isFraction(int nanos) {
		return nanos >= 0 && nanos < NANOS_PER_SECOND;
	}

	private static void require(boolean holds, String message) {
		if (!holds) {
			throw new IllegalArgumentException(message);
		}
	}

}
