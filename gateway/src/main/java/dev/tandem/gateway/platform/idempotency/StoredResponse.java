package dev.tandem.gateway.platform.idempotency;

import java.util.UUID;

/**
 * The response to a write, stored so that a repeated write receives the same.
 *
 * @param resourceId what was written
 * @param body the response's body, byte for byte; belongs to this record
 */
@SuppressWarnings("ArrayRecordComponent")
record StoredResponse(UUID resourceId, byte[] body) {
}
