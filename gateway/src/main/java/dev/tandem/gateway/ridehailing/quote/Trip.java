package dev.tandem.gateway.ridehailing.quote;

import dev.tandem.gateway.ridehailing.city.Place;

/**
 * A valid ride to price.
 *
 * @param pickup where it starts
 * @param dropoff where it ends
 */
record Trip(Place pickup, Place dropoff) {
}
