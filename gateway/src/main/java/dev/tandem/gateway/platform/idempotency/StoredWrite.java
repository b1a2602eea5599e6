package dev.tandem.gateway.platform.idempotency;

import java.util.UUID;

/**
 * A write and its response, as a row of the table holds them.
 *
 * @param digest of the request
 * @param resourceId what was written
 * @param body the response's body, byte for byte; belongs to this record
 */
@SuppressWarnings("ArrayRecordComponent")
record StoredWrite(RequestDigest digest, UUID resourceId, byte[] body) {
}
