/**
 * Access to the database: the only bridge from JDBC on virtual threads to Reactor,
 * migrations, availability, notifications between replicas and leadership among them.
 */
@NullMarked
package dev.tandem.gateway.platform.persistence;

import org.jspecify.annotations.NullMarked;
