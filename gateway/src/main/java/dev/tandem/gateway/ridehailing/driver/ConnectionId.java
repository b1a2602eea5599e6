package dev.tandem.gateway.ridehailing.driver;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Generates connection ids, UUIDv7. They are created on event loops, which must not wait
 * for a lock or for the system's random source; they need not be unpredictable.
 */
final class ConnectionId {

	private static final long VERSION = 0x7000L;

	private static final long VARIANT = 0x8000_0000_0000_0000L;

	private ConnectionId() {
	}

	static UUID next() {
		ThreadLocalRandom random = ThreadLocalRandom.current();
		long time = System.currentTimeMillis() << 16;
		return new UUID(time | VERSION | random.nextLong(1 << 12), VARIANT | random.nextLong() >>> 2);
	}

}
