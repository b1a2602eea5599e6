package dev.tandem.gateway.ridehailing.dispatch;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import dev.tandem.gateway.platform.validation.PositiveDuration;
import jakarta.validation.constraints.Positive;
import org.hibernate.validator.constraints.time.DurationMin;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of dispatch.
 *
 * @param offerTimeout how long a driver may take to respond to an offer
 * @param searchLimit how long a search may last
 * @param resumeWindow how long a driver with a ride may be absent before losing it
 * @param tick interval of the reconciliation of all rides
 * @param rings radii of the searched disks around the pickup, in rings of cells,
 * increasing
 * @param batch maximum number of expired offers withdrawn in one round
 */
@Validated
@ConfigurationProperties("tandem.dispatch")
record DispatchProperties(@DefaultValue("10s") @PositiveDuration Duration offerTimeout,
		@DefaultValue("2m") @PositiveDuration Duration searchLimit,
		@DefaultValue("30s") @DurationMin Duration resumeWindow, @DefaultValue("500ms") @PositiveDuration Duration tick,
		@DefaultValue( {
				"1", "3", "6", "10" }) List<Integer> rings,
		@DefaultValue("50") @Positive int batch){

	DispatchProperties {
		if (!widens(rings)) {
			throw new IllegalArgumentException(
					"tandem.dispatch.rings must be one or more numbers, 0 or more, each greater than the one before");
		}
		rings = List.copyOf(rings);
	}

	int widestRing() {
		return this.rings.getLast();
	}

	private static boolean widens(List<Integer> rings) {
		return !rings.isEmpty() && rings.getFirst() >= 0
				&& IntStream.range(1, rings.size()).allMatch((index) -> rings.get(index - 1) < rings.get(index));
	}

}
