package dev.tandem.gateway.platform.testing;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A parsed {@code Server-Timing} header.
 *
 * @param parts the parts in the header's order, in microseconds
 */
public record ServerTimingHeader(Map<String, Long> parts) {

	/** Parses a header, which must be well formed. */
	public static ServerTimingHeader parse(@Nullable String header) {
		assertThat(header).as("Server-Timing").isNotNull();
		Map<String, Long> parts = new LinkedHashMap<>();
		for (String entry : String.valueOf(header).split(", ")) {
			assertThat(entry).matches("[a-z-]+;dur=\\d+\\.\\d{3}");
			String[] nameAndValue = entry.split(";dur=");
			parts.put(nameAndValue[0], Long.parseLong(nameAndValue[1].replace(".", "")));
		}
		return new ServerTimingHeader(parts);
	}

	/**
	 * The duration of a part.
	 * @return milliseconds, zero for a part that is not listed
	 */
	public double milliseconds(String part) {
		return micros(part) / 1000.0;
	}

	/**
	 * Asserts that the header lists the whole, and that no parts sum to more than their
	 * whole.
	 */
	public void assertAddsUp() {
		assertThat(this.parts).containsKey("gateway");
		assertThat(micros("ml") + micros("db")).isLessThanOrEqualTo(micros("gateway"));
		assertThat(micros("ml-queue") + micros("ml-compute")).isLessThanOrEqualTo(micros("ml"));
	}

	private long micros(String part) {
		return this.parts.getOrDefault(part, 0L);
	}

}
