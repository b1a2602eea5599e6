package dev.tandem.mlservice;

/**
 * What the model makes of one cell's market.
 *
 * @param cell H3 index, as asked
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
