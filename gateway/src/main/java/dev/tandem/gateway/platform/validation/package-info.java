/**
 * Constraints for requests and settings beside those of Jakarta Validation, and the
 * conversion of path and query parameters.
 */
@NullMarked
package dev.tandem.gateway.platform.validation;

import org.jspecify.annotations.NullMarked;
