/**
 * Drivers' WebSockets: positions and commands from drivers, offers and rides to them. The
 * protocol is described in {@code asyncapi.yaml}.
 */
@NullMarked
package dev.tandem.gateway.ridehailing.driver;

import org.jspecify.annotations.NullMarked;
