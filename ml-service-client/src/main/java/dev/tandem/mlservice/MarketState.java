package dev.tandem.mlservice;

/**
 * What the caller knows about the market in the pickup's H3 cell right now.
 *
 * @param recentDemand ride requests of the last ten minutes in the cell, in [0, 100000]
 * @param availableSupply drivers able to serve the cell now; a mean may be fractional; in
 * [0, 100000]
 */
public record MarketState(int recentDemand, double availableSupply) {

}
