package dev.tandem.gateway.ridehailing.driver;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/**
 * A gateway whose rides and fleet do as a test says: what happens late, at a bad moment
 * or not at all, the real ones cannot be made to show.
 */
@TestConfiguration(proxyBeanMethods = false)
class FakeDispatch {

	/** The setting that puts these in the place of the real ones. */
	static final String SETTING = "spring.main.sources=dev.tandem.gateway.ridehailing.driver.FakeDispatch";

	@Bean
	@Primary
	FakePresence fakeFleet() {
		return new FakePresence();
	}

	@Bean
	@Primary
	FakeRides fakeRides() {
		return new FakeRides();
	}

	@Bean
	@Primary
	FakeFeed fakeFeed(FakeRides rides) {
		return new FakeFeed(rides);
	}

}
