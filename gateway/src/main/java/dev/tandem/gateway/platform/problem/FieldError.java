package dev.tandem.gateway.platform.problem;

/**
 * One thing wrong with one field, parameter or header.
 *
 * @param field its path, such as {@code items.0.name}, or its name
 * @param message what is wrong, for people
 */
public record FieldError(String field, String message) {
}
