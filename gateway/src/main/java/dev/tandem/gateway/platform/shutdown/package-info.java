/**
 * Shutdown without a lost request: connections are drained, long-lived responses end.
 */
@NullMarked
package dev.tandem.gateway.platform.shutdown;

import org.jspecify.annotations.NullMarked;
