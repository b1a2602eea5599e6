package dev.tandem.gateway.ridehailing.driver;

import java.util.UUID;

import dev.tandem.gateway.ridehailing.testing.DriverSocket;
import dev.tandem.gateway.ridehailing.testing.RidehailingExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(60)
class DriverIdleTimeoutTests {

	@RegisterExtension
	static final RidehailingExtension stack = new RidehailingExtension("tandem.drivers.ping-interval=200ms",
			"tandem.drivers.silence-limit=1s");

	@Test
	void driverWhoRespondsToPingsStaysConnected() {
		try (DriverSocket driver = DriverSocket.open(stack.gateway(), UUID.randomUUID())) {
			for (int ping = 0; ping < 10; ping++) {
				driver.await("ping");
			}
			driver.send("{\"type\":\"unknown\"}").await("error");
		}
	}

	@Test
	void silentDriverIsDisconnected() {
		try (DriverSocket driver = DriverSocket.open(stack.gateway(), UUID.randomUUID())) {
			driver.ignorePings();
			assertThat(driver.awaitClose()).isEqualTo(4000);
			assertThat(driver.messages()).anyMatch((message) -> message.get("type").asString().equals("ping"));
		}
	}

}
