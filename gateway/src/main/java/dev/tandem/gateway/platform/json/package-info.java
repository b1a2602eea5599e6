/**
 * Reads requests strictly: JSON in UTF-8 without unknown or repeated fields, and UUIDs in
 * their full form.
 */
@NullMarked
package dev.tandem.gateway.platform.json;

import org.jspecify.annotations.NullMarked;
