package dev.tandem.gateway.ridehailing.driver;

import java.time.Duration;
import java.util.UUID;

import dev.tandem.gateway.ridehailing.testing.DriverSocket;
import dev.tandem.gateway.ridehailing.testing.RawDriverSocket;
import dev.tandem.gateway.ridehailing.testing.RidehailingExtension;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A driver who causes many responses and does not read them.
 */
@Timeout(60)
class SlowDriverTests {

	@RegisterExtension
	static final RidehailingExtension stack = new RidehailingExtension("tandem.drivers.messages-per-second=1000000",
			"tandem.drivers.message-burst=1000000");

	/** A response has about 250 bytes; all buffers together hold fewer than this many. */
	private static final double MAX_RESPONSES = 1000;

	private static final Duration BOUND = Duration.ofSeconds(20);

	private final RawDriverSocket driver = RawDriverSocket.openWithoutReading(stack.gateway(), UUID.randomUUID());

	@Test
	void driverWhoDoesNotReadIsDisconnected() {
		Awaitility.await().atMost(BOUND).until(() -> sessions().count() == 1);
		long end = System.nanoTime() + BOUND.toNanos();
		while (sessions().count() == 1 && System.nanoTime() < end) {
			this.driver.send("{\"type\":\"unknown type\"}");
		}
		assertThat(sessions().count()).isZero();
		assertThat(counted("tandem.drivers.messages.sent", "type", "error")).isBetween(1.0, MAX_RESPONSES);
		Awaitility.await().atMost(BOUND).until(() -> closes() == 1);
		this.driver.read();
		assertThat(this.driver.awaitClose()).isIn(4002, DriverSocket.CUT);
		this.driver.close();
	}

	private static DriverSessions sessions() {
		return stack.gateway().bean(DriverSessions.class);
	}

	private static double closes() {
		return stack.gateway()
			.bean(MeterRegistry.class)
			.find("tandem.drivers.closes")
			.tag("code", "4002")
			.counters()
			.stream()
			.mapToDouble(Counter::count)
			.sum();
	}

	private static double counted(String name, String tag, String value) {
		return stack.gateway().bean(MeterRegistry.class).get(name).tag(tag, value).counter().count();
	}

}
