package dev.tandem.gateway.quote;

import java.util.UUID;

/**
 * The answer to a write, kept for the case that the write comes again. Its arrays belong
 * to it.
 *
 * @param requestHash digest of the request it answers
 * @param quoteId the quote that was written
 * @param body the answer's body, byte for byte
 */
@SuppressWarnings("ArrayRecordComponent")
record KeptAnswer(byte[] requestHash, UUID quoteId, byte[] body) {
}
