package dev.tandem.mlservice.platform.grpc;

import java.time.Duration;
import java.time.Instant;

import com.google.protobuf.Timestamp;

import org.springframework.util.Assert;

/**
 * Converts between protobuf's and Java's time types. What protobuf forbids in a response,
 * such as a negative fraction of a second, is an {@link IllegalArgumentException} that
 * names the field.
 */
public final class ProtobufTime {

	private static final int NANOS_PER_SECOND = 1_000_000_000;

	private ProtobufTime() {
	}

	/** Converts a duration of a response that must not be negative. */
	public static Duration duration(String field, com.google.protobuf.Duration duration) {
		Assert.isTrue(duration.getSeconds() >= 0 && isFraction(duration.getNanos()),
				field + " is negative or not normalized");
		return Duration.ofSeconds(duration.getSeconds(), duration.getNanos());
	}

	/**
	 * Converts a timestamp of a response; a {@link java.time.DateTimeException} when it
	 * exceeds Java's range.
	 */
	public static Instant instant(String field, Timestamp timestamp) {
		Assert.isTrue(isFraction(timestamp.getNanos()), field + " is not normalized");
		return Instant.ofEpochSecond(timestamp.getSeconds(), timestamp.getNanos());
	}

	/** Converts an instant for a request. */
	public static Timestamp timestamp(Instant instant) {
		return Timestamp.newBuilder().setSeconds(instant.getEpochSecond()).setNanos(instant.getNano()).build();
	}

	private static boolean isFraction(int nanos) {
		return nanos >= 0 && nanos < NANOS_PER_SECOND;
	}

}
