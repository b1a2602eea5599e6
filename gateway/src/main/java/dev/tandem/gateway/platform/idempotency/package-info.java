/**
 * Idempotent writes: the response of a write is stored, and its retry receives the same.
 */
@NullMarked
package dev.tandem.gateway.platform.idempotency;

import org.jspecify.annotations.NullMarked;
