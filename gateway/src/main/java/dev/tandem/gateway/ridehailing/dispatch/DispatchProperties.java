package dev.tandem.gateway.ridehailing.dispatch;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the dispatch.
 *
 * @param offerTimeout how long a driver may think about an offer
 * @param searchLimit how long a driver is looked for
 * @param resumeWindow how long a driver with a ride may be gone before he has lost it
 * @param tick how often all rides are looked after
 * @param rings how many rings of cells around the pickup are searched, one disk after the
 * other
 * @param batch offers that ran out and are withdrawn in one round
 */
@ConfigurationProperties("tandem.dispatch")
record DispatchProperties(@DefaultValue("10s") Duration offerTimeout, @DefaultValue("2m") Duration searchLimit,
		@DefaultValue("30s") Duration resumeWindow, @DefaultValue("500ms") Duration tick, @DefaultValue( {
				"1", "3", "6", "10" }) List<Integer> rings,
		@DefaultValue("50") int batch){

	DispatchProperties {
		require(offerTimeout.isPositive(), "offer-timeout must be more than 0");
		require(searchLimit.isPositive(), "search-limit must be more than 0");
		require(!resumeWindow.isNegative(), "resume-window must be 0 or more");
		require(tick.isPositive(), "tick must be more than 0");
		require(batch > 0, "batch must be more than 0");
		require(widens(rings), "rings must be one or more numbers, 0 or more, each greater than the one before");
		rings = List.copyOf(rings);
	}

	int widestRing() {
		return this.rings.getLast();
	}

	private static boolean widens(List<Integer> rings) {
		return !rings.isEmpty() && rings.getFirst() >= 0
				&& IntStream.range(1, rings.size()).allMatch((index) -> rings.get(index - 1) < rings.get(index));
	}

	private static void require(boolean met, String rule) {
		if (!met) {
			throw new IllegalArgumentException("tandem.dispatch." + rule);
		}
	}

}
