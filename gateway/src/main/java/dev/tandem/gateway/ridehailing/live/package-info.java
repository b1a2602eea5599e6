/**
 * Live streams of server-sent events: one ride for its rider, the whole city for boards.
 */
@NullMarked
package dev.tandem.gateway.ridehailing.live;

import org.jspecify.annotations.NullMarked;
