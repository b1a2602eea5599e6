/**
 * New York as the gateway knows it: where rides are served, the cells, the ordinary
 * supply.
 */
@NullMarked
package dev.tandem.gateway.ridehailing.city;

import org.jspecify.annotations.NullMarked;
