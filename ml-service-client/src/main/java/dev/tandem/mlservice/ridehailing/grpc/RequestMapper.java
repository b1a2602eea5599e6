package dev.tandem.mlservice.ridehailing.grpc;

import java.time.Instant;
import java.util.List;

import dev.tandem.mlservice.platform.grpc.ProtobufTime;
import dev.tandem.mlservice.ridehailing.CellMarket;
import dev.tandem.mlservice.ridehailing.GeoPoint;
import dev.tandem.mlservice.ridehailing.MarketState;
import dev.tandem.mlservice.ridehailing.RideToPrice;
import dev.tandem.mlservice.ridehailing.Weather;
import dev.tandem.proto.ridehailing.v1.GetCitySurgeRequest;
import dev.tandem.proto.ridehailing.v1.LatLng;
import dev.tandem.proto.ridehailing.v1.PriceRideRequest;
import dev.tandem.proto.ridehailing.v1.PriceRidesRequest;
import dev.tandem.proto.ridehailing.v1.Ride;

/**
 * Maps domain values to the contract's requests.
 */
final class RequestMapper {

	private RequestMapper() {
	}

	static PriceRideRequest priceRide(RideToPrice ride) {
		return PriceRideRequest.newBuilder().setRide(ride(ride)).build();
	}

	static PriceRidesRequest priceRides(List<RideToPrice> rides) {
		return PriceRidesRequest.newBuilder().addAllRides(rides.stream().map(RequestMapper::ride).toList()).build();
	}

	static GetCitySurgeRequest citySurge(List<CellMarket> cells, Instant requestedAt) {
		return GetCitySurgeRequest.newBuilder()
			.addAllCells(cells.stream().map(RequestMapper::cell).toList())
			.setRequestedAt(ProtobufTime.timestamp(requestedAt))
			.build();
	}

	private static dev.tandem.proto.ridehailing.v1.CellMarket cell(CellMarket cell) {
		return dev.tandem.proto.ridehailing.v1.CellMarket.newBuilder()
			.setCell(cell.cell())
			.setMarket(market(cell.market()))
			.build();
	}

	private static Ride ride(RideToPrice ride) {
		Ride.Builder builder = Ride.newBuilder()
			.setPickup(latLng(ride.pickup()))
			.setDropoff(latLng(ride.dropoff()))
			.setRequestedAt(ProtobufTime.timestamp(ride.requestedAt()))
			.setMarket(market(ride.market()));
		Weather weather = ride.weather();
		return (weather != null) ? builder.setWeather(weather(weather)).build() : builder.build();
	}

	private static LatLng latLng(GeoPoint point) {
		return LatLng.newBuilder().setLat(point.lat()).setLng(point.lng()).build();
	}

	private static dev.tandem.proto.ridehailing.v1.MarketState market(MarketState market) {
		return dev.tandem.proto.ridehailing.v1.MarketState.newBuilder()
			.setRecentDemand(market.recentDemand())
			.setAvailableSupply(market.availableSupply())
			.build();
	}

	private static dev.tandem.proto.ridehailing.v1.Weather weather(Weather weather) {
		return dev.tandem.proto.ridehailing.v1.Weather.newBuilder()
			.setPrecipitationMmPerHour(weather.precipitationMmPerHour())
			.setTemperatureCelsius(weather.temperatureCelsius())
			.build();
	}

}
