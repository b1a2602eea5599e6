/**
 * Access to the database: the only bridge from JDBC on virtual threads to Reactor,
 * migrations, availability, notifications between replicas and leadership among them.
 * <p>
 * <b>Threads.</b> A call through the bridge runs on a virtual thread of its own; its
 * subscriber continues on that thread. At most as many run as the pool has connections,
 * less one. The probe of the database runs on a thread of Reactor's bounded elastic
 * scheduler, and never waits for calls. One platform thread owns the session that listens
 * for notifications and holds advisory locks; it publishes notifications to subscribers
 * on Reactor's parallel scheduler, and the state of locks through a concurrent map. No
 * event loop runs any code that blocks here.
 */
@NullMarked
package dev.tandem.gateway.platform.persistence;

import org.jspecify.annotations.NullMarked;
