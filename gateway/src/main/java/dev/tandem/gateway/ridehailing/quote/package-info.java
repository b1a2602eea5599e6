/**
 * Quotes: prices of rides, computed by the model or by rule, and stored.
 */
@NullMarked
package dev.tandem.gateway.ridehailing.quote;

import org.jspecify.annotations.NullMarked;
