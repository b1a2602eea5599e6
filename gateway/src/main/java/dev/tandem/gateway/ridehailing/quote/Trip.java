package dev.tandem.gateway.ridehailing.quote;

import dev.tandem.gateway.ridehailing.city.Place;

/**
 * A valid ride to price.
 */
record Trip(Place pickup, Place dropoff) {
}
