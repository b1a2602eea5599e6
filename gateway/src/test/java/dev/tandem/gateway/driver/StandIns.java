package dev.tandem.gateway.driver;

import dev.tandem.gateway.fleet.Fleet;
import dev.tandem.gateway.ride.RideEventFeed;
import dev.tandem.gateway.ride.RideLife;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Fallback;

/**
 * Until the real ones are there.
 */
@Configuration(proxyBeanMethods = false)
class StandIns {

	private final FakeRides rides = new FakeRides();

	@Bean
	@Fallback
	Fleet standInFleet() {
		return new FakeFleet();
	}

	@Bean
	@Fallback
	RideLife standInRides() {
		return this.rides;
	}

	@Bean
	@Fallback
	RideEventFeed standInFeed() {
		return new FakeFeed(this.rides);
	}

}
