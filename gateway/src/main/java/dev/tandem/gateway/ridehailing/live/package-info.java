/**
 * What riders and boards see live: streams of server-sent events.
 */
@NullMarked
package dev.tandem.gateway.ridehailing.live;

import org.jspecify.annotations.NullMarked;
