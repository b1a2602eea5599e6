/**
 * The state of the ML service for Spring Boot's health endpoint.
 */
@NullMarked
package dev.tandem.mlservice.platform.health;

import org.jspecify.annotations.NullMarked;
