/**
 * The API's description, generated from the controllers.
 */
@NullMarked
package dev.tandem.gateway.platform.openapi;

import org.jspecify.annotations.NullMarked;
