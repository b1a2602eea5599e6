/**
 * A real PostgreSQL as local processes, for tests and for a run without Docker.
 */
@NullMarked
package dev.tandem.localpostgres;

import org.jspecify.annotations.NullMarked;
