/**
 * The client of the public API: REST, the live streams and the drivers' sockets.
 */
@NullMarked
package dev.tandem.ridehailing.client;

import org.jspecify.annotations.NullMarked;
