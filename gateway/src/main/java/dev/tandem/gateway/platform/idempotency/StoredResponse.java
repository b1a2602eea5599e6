package dev.tandem.gateway.platform.idempotency;

import java.util.UUID;

/**
 * The answer to a write, kept for the case that the write comes again. Its arrays belong
 * to it.
 *
 * @param requestHash digest of the request it answers
 * @param resourceId what was written
 * @param body the answer's body, byte for byte
 */
@SuppressWarnings("ArrayRecordComponent")
public record StoredResponse(byte[] requestHash, UUID resourceId, byte[] body) {
}
