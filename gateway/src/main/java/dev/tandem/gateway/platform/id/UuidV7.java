package dev.tandem.gateway.platform.id;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Makes UUIDs of version 7 (RFC 9562), which sort by the time of their creation: the keys
 * of one day are neighbours in an index. Made without a lock and without the system's
 * random source, so that event loops may make them: they are not secrets.
 */
public final class UuidV7 {

	private static final long VERSION = 0x7000L;

	private static final long VARIANT = 0x8000_0000_0000_0000L;

	private UuidV7() {
	}

	/** Makes an id: 48 bits of Unix time in milliseconds and 74 random bits. */
	public static UUID next() {
		ThreadLocalRandom random = ThreadLocalRandom.current();
		long time = System.currentTimeMillis() << 16;
		return new UUID(time | VERSION | random.nextLong(1 << 12), VARIANT | random.nextLong() >>> 2);
	}

}
