/**
 * A client of the public API: HTTP, server-sent events, WebSocket.
 */
@NullMarked
package dev.tandem.simulator.client;

import org.jspecify.annotations.NullMarked;
