package dev.tandem.gateway.ridehailing.pulse;

/**
 * Demand, supply and surge of one cell at one moment.
 *
 * @param demand quotes of the last ten minutes whose pickup is in the cell
 * @param supply drivers able to serve the cell, may be fractional
 * @param surge the multiplier, in [1, 3]
 */
public record CellPulse(int demand, double supply, double surge) {
}
