/**
 * The fleet: which drivers are connected, to which replica, and where they are.
 */
@NullMarked
package dev.tandem.gateway.ridehailing.fleet;

import org.jspecify.annotations.NullMarked;
