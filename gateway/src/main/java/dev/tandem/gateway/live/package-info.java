/**
 * What riders and boards see live: streams of server-sent events.
 */
@NullMarked
package dev.tandem.gateway.live;

import org.jspecify.annotations.NullMarked;
