package dev.tandem.gateway.lines;

import java.util.UUID;

/**
 * A stored line.
 *
 * @param id its id
 * @param startX of its start
 * @param startY of its start
 * @param endX of its end
 * @param endY of its end
 */
record Line(UUID id, double startX, double startY, double endX, double endY) {
}
