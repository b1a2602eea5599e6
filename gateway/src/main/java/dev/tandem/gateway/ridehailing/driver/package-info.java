/**
 * Drivers' WebSockets: positions and commands from drivers, offers and rides to them. The
 * protocol is described in {@code asyncapi.yaml}.
 * <p>
 * Threads: a socket belongs to one event loop, which reads its frames, writes its
 * messages and runs its session. What waits for the database is a task of the session's
 * {@code SerialTaskQueue}: it ends on a thread of the database bridge, and the action
 * that it returns runs on the event loop again. Events of rides arrive on the feed's
 * thread and the checks of liveness on the scheduler's; both hand over to the event loop
 * by {@code runOnLoop}. Only {@code DriverSessions} and {@code DriverMetrics} are shared
 * by threads.
 */
@NullMarked
package dev.tandem.gateway.ridehailing.driver;

import org.jspecify.annotations.NullMarked;
