/**
 * The presence of drivers: who is connected, to which replica, and at which position.
 */
@NullMarked
package dev.tandem.gateway.ridehailing.fleet;

import org.jspecify.annotations.NullMarked;
