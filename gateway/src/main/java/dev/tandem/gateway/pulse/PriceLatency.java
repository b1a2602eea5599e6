package dev.tandem.gateway.pulse;

/**
 * Where the time of a priced quote goes, on average: parts that do not overlap, in ms.
 *
 * @param total all of it
 * @param gateway the gateway's own
 * @param ml on the way to the ML service and back
 * @param mlQueue waiting in the ML service
 * @param mlCompute computing there
 * @param db in the database
 */
public record PriceLatency(double total, double gateway, double ml, double mlQueue, double mlCompute, double db) {
}
