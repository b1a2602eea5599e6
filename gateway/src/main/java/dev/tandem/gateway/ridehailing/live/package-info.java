/**
 * Live streams of server-sent events: one ride for its rider, the whole city for boards.
 * <p>
 * Threads: the thread {@code boards} of {@code CityBroadcaster} applies ride events,
 * takes snapshots and computes what changed, so that the rides, the last comparison and
 * what a board shows need no lock. It never waits: the events of a board go into the
 * board's buffer, from which the board's event loop writes. A rider's stream has no
 * thread of its own: {@code RideEventNotifier} triggers it on the feed's thread, a thread
 * of the database bridge reads the events, and one ticker of the parallel scheduler
 * reports the position to all streams.
 */
@NullMarked
package dev.tandem.gateway.ridehailing.live;

import org.jspecify.annotations.NullMarked;
