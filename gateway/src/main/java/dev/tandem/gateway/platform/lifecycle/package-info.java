/**
 * What runs for as long as the application does: the order of start and stop, and work
 * that is repeated.
 */
@NullMarked
package dev.tandem.gateway.platform.lifecycle;

import org.jspecify.annotations.NullMarked;
