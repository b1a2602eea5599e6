package dev.tandem.gateway.ridehailing.driver;

import java.util.UUID;

import dev.tandem.gateway.ridehailing.testing.DriverSocket;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a driver's socket receives about offers and rides.
 */
final class DriverAssertions {

	private DriverAssertions() {
	}

	/** Waits for a change of the driver's ride, and returns its state. */
	static String rideState(DriverSocket driver) {
		return driver.await("ride").get("state").asString();
	}

	/** Waits for an error, and returns the type of its problem. */
	static String problem(DriverSocket driver) {
		return driver.await("error").at("/problem/type").asString();
	}

	static void assertRevoked(DriverSocket driver, JsonNode offer, String reason) {
		JsonNode revoked = driver.await("offer_revoked");
		assertThat(revoked.get("offerId")).isEqualTo(offer.get("offerId"));
		assertThat(revoked.get("reason").asString()).isEqualTo(reason);
	}

	/**
	 * Waits for the response to a message: everything sent before it has arrived then.
	 */
	static void assertNothingMore(DriverSocket driver) {
		driver.progress(UUID.randomUUID().toString(), "arrived").await("error");
		assertThat(driver.messages()).isEmpty();
	}

}
