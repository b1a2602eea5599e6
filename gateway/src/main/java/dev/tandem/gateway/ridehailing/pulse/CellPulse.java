package dev.tandem.gateway.ridehailing.pulse;

/**
 * One cell at one moment.
 *
 * @param demand quotes of the last ten minutes that begin there
 * @param supply drivers able to serve it
 * @param surge the multiplier, in [1, 3]
 */
public record CellPulse(int demand, double supply, double surge) {
}
