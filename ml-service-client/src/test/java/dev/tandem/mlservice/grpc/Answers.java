package dev.tandem.mlservice.grpc;

import com.google.protobuf.Duration;
import com.google.protobuf.Timestamp;
import dev.tandem.proto.model.v1.ListModelsResponse;
import dev.tandem.proto.model.v1.Model;
import dev.tandem.proto.model.v1.ModelMetric;
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
 * Good answers, to be sent as they are or spoilt; no two fields of one have the same
 * value.
 */
final class Answers {

	private Answers() {
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

	static ListModelsResponse.Builder models() {
		return ListModelsResponse.newBuilder()
			.addModels(Model.newBuilder()
				.setName("pricing")
				.setVersion("2026.11.1")
				.setTrainedAt(Timestamp.newBuilder().setSeconds(1_794_000_000).setNanos(7))
				.setDataSha256("0123456789abcdef".repeat(4))
				.addMetrics(metric("demand", "requests", 1.5, 2.5))
				.addMetrics(metric("duration", "s", 110.5, 160.25).setFloorMae(104.75)));
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

	private static ModelMetric.Builder metric(String name, String unit, double mae, double baselineMae) {
		return ModelMetric.newBuilder().setName(name).setUnit(unit).setMae(mae).setBaselineMae(baselineMae);
	}

}
