package dev.tandem.mlservice.ridehailing;

/**
 * Supply and demand in the pickup's H3 cell right now, as the caller observes them.
 *
 * @param recentDemand ride requests in the cell during the last ten minutes, in [0,
 * 100000]
 * @param availableSupply drivers able to serve the cell now, in [0, 100000]; fractional
 * when it is a mean
 */
public record MarketState(int recentDemand, double availableSupply) {

}
