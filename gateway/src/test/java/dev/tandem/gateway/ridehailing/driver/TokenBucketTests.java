package dev.tandem.gateway.ridehailing.driver;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TokenBucketTests {

	/** Overflows during a test, as {@link System#nanoTime()} may. */
	private long now = Long.MAX_VALUE - Duration.ofSeconds(1).toNanos();

	private final TokenBucket bucket = new TokenBucket(2, 5, this.now);

	@Test
	void burstIsAcceptedAtOnceAndNoMore() {
		assertThat(taken(20)).isEqualTo(5);
	}

	@Test
	void bucketRefillsWithTime() {
		taken(20);
		pass(Duration.ofMillis(499));
		assertThat(taken(20)).isZero();
		pass(Duration.ofMillis(1));
		assertThat(taken(20)).isEqualTo(1);
		pass(Duration.ofSeconds(2));
		assertThat(taken(20)).isEqualTo(4);
	}

	@Test
	void bucketHoldsNoMoreThanTheBurst() {
		pass(Duration.ofHours(1));
		assertThat(taken(20)).isEqualTo(5);
	}

	@Test
	void rejectedTokenCostsNothing() {
		taken(1000);
		pass(Duration.ofMillis(500));
		assertThat(taken(1)).isEqualTo(1);
	}

	private int taken(int attempts) {
		int taken = 0;
		for (int attempt = 0; attempt < attempts; attempt++) {
			taken += this.bucket.tryTake(this.now) ? 1 : 0;
		}
		return taken;
	}

	private void pass(Duration time) {
		this.now += time.toNanos();
	}

}
