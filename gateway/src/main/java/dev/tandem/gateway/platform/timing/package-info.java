/**
 * The {@code Server-Timing} header, and the clock that the application reads.
 */
@NullMarked
package dev.tandem.gateway.platform.timing;

import org.jspecify.annotations.NullMarked;
