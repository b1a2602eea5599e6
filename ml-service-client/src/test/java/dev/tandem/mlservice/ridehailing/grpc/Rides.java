package dev.tandem.mlservice.ridehailing.grpc;

import java.time.Instant;
import java.util.List;

import dev.tandem.mlservice.ridehailing.CellMarket;
import dev.tandem.mlservice.ridehailing.GeoPoint;
import dev.tandem.mlservice.ridehailing.MarketState;
import dev.tandem.mlservice.ridehailing.RideToPrice;
import dev.tandem.mlservice.ridehailing.Weather;

/**
 * Rides to price.
 */
final class Rides {

	static final RideToPrice IN_THE_RAIN = new RideToPrice(new GeoPoint(40.758, -73.9855),
			new GeoPoint(40.6413, -73.7781), Instant.parse("2026-11-24T18:30:15.000000042Z"), new MarketState(31, 12.5),
			new Weather(4.25, -3.5));

	static final RideToPrice ON_A_DRY_DAY = new RideToPrice(IN_THE_RAIN.pickup(), IN_THE_RAIN.dropoff(),
			IN_THE_RAIN.requestedAt(), IN_THE_RAIN.market(), null);

	static final List<CellMarket> CITY = List.of(new CellMarket("882a100d67fffff", new MarketState(31, 12.5)),
			new CellMarket("882a100d65fffff", new MarketState(0, 0.25)));

	private Rides() {
	}

}
