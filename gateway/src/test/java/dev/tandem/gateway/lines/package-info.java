/**
 * A slice of the test sources: what the platform's tests call. It shows the least that a
 * slice needs.
 */
@NullMarked
package dev.tandem.gateway.lines;

import org.jspecify.annotations.NullMarked;
