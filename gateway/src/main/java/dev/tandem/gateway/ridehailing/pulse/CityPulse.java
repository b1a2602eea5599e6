package dev.tandem.gateway.ridehailing.pulse;

import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Demand, supply and surge of the whole city at one moment.
 *
 * @param number increases with every pulse
 * @param at when it was computed, UTC
 * @param modelVersion the model that computed the surge; null when no model was
 * available, and every surge is 1
 * @param cells every cell of the city by its H3 index
 * @param rates ride rates and driver counts
 */
public record CityPulse(long number, Instant at, @Nullable String modelVersion, Map<String, CellPulse> cells,
		CityRates rates) {
}
