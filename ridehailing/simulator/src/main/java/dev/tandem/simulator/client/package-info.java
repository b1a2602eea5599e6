/**
 * The public API, used as any client would: HTTP, server-sent events, WebSocket.
 */
@NullMarked
package dev.tandem.simulator.client;

import org.jspecify.annotations.NullMarked;
