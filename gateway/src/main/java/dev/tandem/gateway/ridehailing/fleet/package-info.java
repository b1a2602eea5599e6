/**
 * The presence of drivers: who is connected, to which replica, and at which position.
 *
 * <h2>Threads</h2>
 * <ul>
 * <li>Sockets call {@link dev.tandem.gateway.ridehailing.fleet.DriverPresence} on their
 * event loops. Nothing there blocks: statements run on the virtual threads of the
 * database bridge, and what follows a statement runs on its thread, too.</li>
 * <li>The steps of <code>PresenceSync</code> begin on a parallel scheduler, as does the
 * handling of notifications. A step never overlaps itself, but it overlaps other steps
 * and any number of sockets.</li>
 * <li><code>LocalDrivers</code> is shared by all of these without a lock. Each of its
 * maps is atomic for one driver, and no two of them together: where two change, the order
 * is such that a concurrent step repeats work rather than misses it.</li>
 * <li><code>RemoteDrivers</code> has many readers. Only the reading step replaces its
 * content; <code>connect</code> removes single drivers.</li>
 * <li>Nothing is confined to one thread. Between replicas the database decides: the row
 * of a driver names the current socket, and a write for another one changes nothing.</li>
 * </ul>
 */
@NullMarked
package dev.tandem.gateway.ridehailing.fleet;

import org.jspecify.annotations.NullMarked;
