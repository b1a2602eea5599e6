/**
 * What tests of the gateway share: a database of their own, a running gateway, clients
 * that no library offers.
 */
@NullMarked
package dev.tandem.gateway.platform.testing;

import org.jspecify.annotations.NullMarked;
