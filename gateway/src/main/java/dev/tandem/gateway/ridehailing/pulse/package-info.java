/**
 * The city's pulse: demand, supply and surge of every cell, computed once a second by one
 * replica for all.
 */
@NullMarked
package dev.tandem.gateway.ridehailing.pulse;

import org.jspecify.annotations.NullMarked;
