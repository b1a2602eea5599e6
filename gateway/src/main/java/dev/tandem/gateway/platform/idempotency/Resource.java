package dev.tandem.gateway.platform.idempotency;

import java.util.UUID;

/**
 * What a write has created.
 *
 * @param id its id, the last part of its URL
 * @param body the response's body, which Jackson writes as JSON
 */
public record Resource(UUID id, Object body) {
}
