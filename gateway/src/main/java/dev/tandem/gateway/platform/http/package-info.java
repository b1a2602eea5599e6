/**
 * What the gateway adds to the HTTP server in Netty: WebSocket upgrades, HTTP/1.0,
 * problem details for requests that cannot be decoded, cancellation of response bodies.
 */
@NullMarked
package dev.tandem.gateway.platform.http;

import org.jspecify.annotations.NullMarked;
