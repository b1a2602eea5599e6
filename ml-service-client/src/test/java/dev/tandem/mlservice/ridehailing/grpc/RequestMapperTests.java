package dev.tandem.mlservice.ridehailing.grpc;

import java.util.List;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Timestamp;
import dev.tandem.mlservice.platform.testing.Calls;
import dev.tandem.mlservice.platform.testing.TestMlService;
import dev.tandem.mlservice.ridehailing.PricingClient;
import dev.tandem.proto.ridehailing.v1.CellMarket;
import dev.tandem.proto.ridehailing.v1.GetCitySurgeRequest;
import dev.tandem.proto.ridehailing.v1.LatLng;
import dev.tandem.proto.ridehailing.v1.MarketState;
import dev.tandem.proto.ridehailing.v1.PriceRideRequest;
import dev.tandem.proto.ridehailing.v1.PriceRidesRequest;
import dev.tandem.proto.ridehailing.v1.Ride;
import dev.tandem.proto.ridehailing.v1.Weather;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

class RequestMapperTests {

	private static final Ride ON_A_DRY_DAY = Ride.newBuilder()
		.setPickup(LatLng.newBuilder().setLat(40.758).setLng(-73.9855))
		.setDropoff(LatLng.newBuilder().setLat(40.6413).setLng(-73.7781))
		.setRequestedAt(
				Timestamp.newBuilder().setSeconds(Rides.IN_THE_RAIN.requestedAt().getEpochSecond()).setNanos(42))
		.setMarket(MarketState.newBuilder().setRecentDemand(31).setAvailableSupply(12.5))
		.build();

	private static final Ride IN_THE_RAIN = ON_A_DRY_DAY.toBuilder()
		.setWeather(Weather.newBuilder().setPrecipitationMmPerHour(4.25).setTemperatureCelsius(-3.5))
		.build();

	@AutoClose
	private final TestMlService mlService = new TestMlService();

	private final PricingClient client = PricingClients.on(this.mlService.channel());

	@Test
	void rideIsSentWithAllItsFields() throws InvalidProtocolBufferException {
		assertThat(PriceRideRequest.parseFrom(sent(this.client.priceRide(Rides.IN_THE_RAIN))))
			.isEqualTo(PriceRideRequest.newBuilder().setRide(IN_THE_RAIN).build());
	}

	@Test
	void unknownWeatherIsOmitted() throws InvalidProtocolBufferException {
		assertThat(PriceRideRequest.parseFrom(sent(this.client.priceRide(Rides.ON_A_DRY_DAY))))
			.isEqualTo(PriceRideRequest.newBuilder().setRide(ON_A_DRY_DAY).build());
	}

	@Test
	void manyRidesAreSentInTheirOrder() throws InvalidProtocolBufferException {
		assertThat(PriceRidesRequest
			.parseFrom(sent(this.client.priceRides(List.of(Rides.ON_A_DRY_DAY, Rides.IN_THE_RAIN)))))
			.isEqualTo(PriceRidesRequest.newBuilder().addRides(ON_A_DRY_DAY).addRides(IN_THE_RAIN).build());
	}

	@Test
	void cellsAreSentInTheirOrderWithTheirMarkets() throws InvalidProtocolBufferException {
		assertThat(
				GetCitySurgeRequest.parseFrom(sent(this.client.citySurge(Rides.CITY, Rides.IN_THE_RAIN.requestedAt()))))
			.isEqualTo(GetCitySurgeRequest.newBuilder()
				.addCells(CellMarket.newBuilder().setCell("882a100d67fffff").setMarket(ON_A_DRY_DAY.getMarket()))
				.addCells(CellMarket.newBuilder()
					.setCell("882a100d65fffff")
					.setMarket(MarketState.newBuilder().setAvailableSupply(0.25)))
				.setRequestedAt(ON_A_DRY_DAY.getRequestedAt())
				.build());
	}

	private byte[] sent(Mono<?> call) {
		StepVerifier.create(call).thenCancel().verify(Calls.TIMEOUT);
		return this.mlService.methods().calls().getFirst().request();
	}

}
