/**
 * Fixtures of the gateway's tests: a temporary database, a running gateway, and clients
 * that no library offers.
 */
@NullMarked
package dev.tandem.gateway.platform.testing;

import org.jspecify.annotations.NullMarked;
