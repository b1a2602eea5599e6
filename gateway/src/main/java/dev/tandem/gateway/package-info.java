/**
 * The gateway: the public API and everything that waits.
 */
@NullMarked
package dev.tandem.gateway;

import org.jspecify.annotations.NullMarked;
