package dev.tandem.mlservice.ridehailing.grpc;

import com.google.protobuf.Duration;
import dev.tandem.proto.ridehailing.v1.CellSurge;
import dev.tandem.proto.ridehailing.v1.ComputeTiming;
import dev.tandem.proto.ridehailing.v1.Fare;
import dev.tandem.proto.ridehailing.v1.FieldViolation;
import dev.tandem.proto.ridehailing.v1.GetCitySurgeResponse;
import dev.tandem.proto.ridehailing.v1.Price;
import dev.tandem.proto.ridehailing.v1.PriceOutcome;
import dev.tandem.proto.ridehailing.v1.PriceRideResponse;
import dev.tandem.proto.ridehailing.v1.PriceRidesResponse;
import dev.tandem.proto.ridehailing.v1.Refusal;

/**
 * Valid responses, to be sent unchanged or made invalid. No two fields of a response have
 * the same value.
 */
final class Responses {

	private Responses() {
	}

	static PriceRideResponse.Builder pricedRide() {
		return PriceRideResponse.newBuilder().setPrice(price()).setTiming(timing());
	}

	static PriceRidesResponse.Builder pricedRides() {
		return PriceRidesResponse.newBuilder()
			.addOutcomes(PriceOutcome.newBuilder().setPrice(price()))
			.addOutcomes(PriceOutcome.newBuilder().setRefusal(refusal()))
			.setTiming(timing());
	}

	static GetCitySurgeResponse.Builder citySurge() {
		return GetCitySurgeResponse.newBuilder()
			.addCells(CellSurge.newBuilder().setCell("882a100d67fffff").setSurge(2.25).setForecastDemand(14.5))
			.addCells(CellSurge.newBuilder().setCell("882a100d65fffff").setSurge(1).setForecastDemand(0.125))
			.setModelVersion("2026.11.1")
			.setTiming(timing());
	}

	private static Price.Builder price() {
		return Price.newBuilder()
			.setFare(Fare.newBuilder()
				.setCurrency("USD")
				.setAmount(6257)
				.setBase(250)
				.setDistance(3216)
				.setTime(1748)
				.setSurge(1043))
			.setSurge(1.2)
			.setForecastDemand(7.5)
			.setDistanceMeters(26_579)
			.setDuration(Duration.newBuilder().setSeconds(3277).setNanos(500_000_000))
			.setModelVersion("2026.11.1");
	}

	private static ComputeTiming.Builder timing() {
		return ComputeTiming.newBuilder()
			.setQueue(Duration.newBuilder().setNanos(20_000))
			.setCompute(Duration.newBuilder().setSeconds(1).setNanos(50_000));
	}

	private static Refusal.Builder refusal() {
		return Refusal.newBuilder()
			.addViolations(FieldViolation.newBuilder().setField("pickup.lat").setDescription("outside the served area"))
			.addViolations(FieldViolation.newBuilder().setField("market").setDescription("missing"));
	}

}
