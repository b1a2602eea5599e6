/**
 * Writes that must not happen twice: the answers kept for the case that they come again.
 */
@NullMarked
package dev.tandem.gateway.platform.idempotency;

import org.jspecify.annotations.NullMarked;
