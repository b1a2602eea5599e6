package dev.tandem.gateway.ridehailing.pulse;

import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The whole city at one moment.
 *
 * @param number grows with every pulse
 * @param at when, UTC
 * @param modelVersion the model that computed the surge; null when it could not be asked,
 * and every surge is 1
 * @param cells every cell of the city by its H3 index
 * @param rates how the city goes
 */
public record CityPulse(long number, Instant at, @Nullable String modelVersion, Map<String, CellPulse> cells,
		CityRates rates) {
}
