package dev.tandem.gateway.ridehailing.driver;

import dev.tandem.gateway.ridehailing.fleet.DriverPresence;
import dev.tandem.gateway.ridehailing.ride.RideEventFeed;
import dev.tandem.gateway.ridehailing.ride.RideService;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/**
 * Replaces rides, feed and presence by fakes that a test controls, to create delays and
 * failures that the real ones cannot be forced to show.
 */
@TestConfiguration(proxyBeanMethods = false)
class FakeDispatch {

	/** The setting that replaces the real beans. */
	static final String SETTING = "spring.main.sources=dev.tandem.gateway.ridehailing.driver.FakeDispatch";

	@Bean
	FakePresence fakeFleet() {
		return new FakePresence();
	}

	@Bean
	@Primary
	DriverPresence fakePresence(FakePresence fleet) {
		return fleet.presence();
	}

	@Bean
	FakeRides fakeRides() {
		return new FakeRides();
	}

	@Bean
	@Primary
	RideService fakeRideService(FakeRides rides) {
		return rides.service();
	}

	@Bean
	FakeFeed fakeFeed(FakeRides rides) {
		return new FakeFeed(rides);
	}

	@Bean
	@Primary
	RideEventFeed fakeRideEventFeed(FakeFeed feed) {
		return feed.feed();
	}

}
