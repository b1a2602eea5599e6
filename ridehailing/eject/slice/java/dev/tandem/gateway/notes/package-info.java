/**
 * A slice as a user adds one beside the platform: notes that are written once.
 */
@NullMarked
package dev.tandem.gateway.notes;

import org.jspecify.annotations.NullMarked;
