/**
 * Problem details (RFC 9457): the kinds of problem, and the one place that maps an
 * exception to one of them.
 */
@NullMarked
package dev.tandem.gateway.platform.problem;

import org.jspecify.annotations.NullMarked;
