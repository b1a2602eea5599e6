package dev.tandem.mlservice.ridehailing;

import dev.tandem.mlservice.platform.Require;

/**
 * The surge of one cell.
 *
 * @param cell the H3 index of the request
 * @param surge the multiplier, in [1, 3]
 * @param forecastDemand requests forecast for the next ten minutes, zero or more
 */
public record CellSurge(String cell, double surge, double forecastDemand) {

	public CellSurge {
		Require.notBlank("cell", cell);
		Require.within("surge", surge, 1, 3);
		Require.notNegative("forecast_demand", forecastDemand);
	}

}
