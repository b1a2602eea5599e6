/**
 * Identifiers of what the application stores.
 */
@NullMarked
package dev.tandem.gateway.platform.id;

import org.jspecify.annotations.NullMarked;
