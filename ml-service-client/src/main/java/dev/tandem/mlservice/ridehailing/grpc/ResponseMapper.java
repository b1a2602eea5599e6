package dev.tandem.mlservice.ridehailing.grpc;

import java.util.List;

import dev.tandem.mlservice.platform.FieldViolation;
import dev.tandem.mlservice.platform.grpc.ProtobufTime;
import dev.tandem.mlservice.ridehailing.CellMarket;
import dev.tandem.mlservice.ridehailing.CitySurge;
import dev.tandem.mlservice.ridehailing.ComputeTiming;
import dev.tandem.mlservice.ridehailing.Fare;
import dev.tandem.mlservice.ridehailing.PriceOutcome;
import dev.tandem.mlservice.ridehailing.PricedRide;
import dev.tandem.mlservice.ridehailing.PricedRides;
import dev.tandem.mlservice.ridehailing.RidePrice;
import dev.tandem.proto.ridehailing.v1.CellSurge;
import dev.tandem.proto.ridehailing.v1.GetCitySurgeResponse;
import dev.tandem.proto.ridehailing.v1.Price;
import dev.tandem.proto.ridehailing.v1.PriceRideResponse;
import dev.tandem.proto.ridehailing.v1.PriceRidesResponse;
import dev.tandem.proto.ridehailing.v1.Refusal;

import org.springframework.util.Assert;

/**
 * Maps the contract's responses to domain values. A response that violates the contract
 * is an {@link IllegalArgumentException}: this class finds missing fields, and the
 * records' constructors find values out of range.
 */
final class ResponseMapper {

	private ResponseMapper() {
	}

	static PricedRide pricedRide(PriceRideResponse response) {
		Assert.isTrue(response.hasPrice(), "price is missing");
		Assert.isTrue(response.hasTiming(), "timing is missing");
		return new PricedRide(price(response.getPrice()), timing(response.getTiming()));
	}

	static PricedRides pricedRides(PriceRidesResponse response, int requested) {
		int received = response.getOutcomesCount();
		Assert.isTrue(received == requested, received + " outcomes for " + requested + " requested rides");
		Assert.isTrue(response.hasTiming(), "timing is missing");
		List<PriceOutcome> outcomes = response.getOutcomesList().stream().map(ResponseMapper::outcome).toList();
		return new PricedRides(outcomes, timing(response.getTiming()));
	}

	static CitySurge citySurge(GetCitySurgeResponse response, List<CellMarket> requested) {
		List<String> cells = response.getCellsList().stream().map(CellSurge::getCell).toList();
		Assert.isTrue(cells.equals(requested.stream().map(CellMarket::cell).toList()),
				"the cells are not the requested ones");
		Assert.isTrue(response.hasTiming(), "timing is missing");
		return new CitySurge(response.getCellsList().stream().map(ResponseMapper::cell).toList(),
				response.getModelVersion(), timing(response.getTiming()));
	}

	private static dev.tandem.mlservice.ridehailing.CellSurge cell(CellSurge cell) {
		return new dev.tandem.mlservice.ridehailing.CellSurge(cell.getCell(), cell.getSurge(),
				cell.getForecastDemand());
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
		Assert.isTrue(price.hasFare(), "price.fare is missing");
		Assert.isTrue(price.hasDuration(), "price.duration is missing");
		return new RidePrice(fare(price.getFare()), price.getSurge(), price.getForecastDemand(),
				price.getDistanceMeters(), ProtobufTime.duration("price.duration", price.getDuration()),
				price.getModelVersion());
	}

	private static Fare fare(dev.tandem.proto.ridehailing.v1.Fare fare) {
		return new Fare(fare.getCurrency(), fare.getAmount(), fare.getBase(), fare.getDistance(), fare.getTime(),
				fare.getSurge());
	}

	private static ComputeTiming timing(dev.tandem.proto.ridehailing.v1.ComputeTiming timing) {
		Assert.isTrue(timing.hasQueue() && timing.hasCompute(), "timing is incomplete");
		return new ComputeTiming(ProtobufTime.duration("timing.queue", timing.getQueue()),
				ProtobufTime.duration("timing.compute", timing.getCompute()));
	}

}
