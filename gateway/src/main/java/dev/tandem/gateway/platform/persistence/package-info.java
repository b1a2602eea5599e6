/**
 * The one bridge from JDBC on virtual threads to Reactor, and whether the database is
 * there.
 */
@NullMarked
package dev.tandem.gateway.platform.persistence;

import org.jspecify.annotations.NullMarked;
