/**
 * Quotes: what a ride would cost, priced by the model or by rule, and kept.
 */
@NullMarked
package dev.tandem.gateway.ridehailing.quote;

import org.jspecify.annotations.NullMarked;
