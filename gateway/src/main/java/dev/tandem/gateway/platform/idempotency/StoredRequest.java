package dev.tandem.gateway.platform.idempotency;

/**
 * One row of the table: a request and its response.
 *
 * @param digest of the request
 * @param response to it
 */
record StoredRequest(RequestDigest digest, StoredResponse response) {
}
