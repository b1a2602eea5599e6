/**
 * Drivers' WebSockets: positions and answers up, offers and rides down. The protocol is
 * described in {@code asyncapi.yaml}.
 */
@NullMarked
package dev.tandem.gateway.ridehailing.driver;

import org.jspecify.annotations.NullMarked;
