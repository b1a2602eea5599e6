/**
 * The city's data: the served area, the grid of H3 cells, and the usual supply of each
 * cell.
 */
@NullMarked
package dev.tandem.gateway.ridehailing.city;

import org.jspecify.annotations.NullMarked;
