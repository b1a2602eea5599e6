package dev.tandem.gateway.platform.idempotency;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

import dev.tandem.gateway.platform.json.CanonicalJson;

/**
 * Compares two requests: a SHA-256 digest of the operation and the values, independent of
 * how the values were written.
 *
 * @param version what was digested
 * @param hash the digest; belongs to this record
 */
@SuppressWarnings("ArrayRecordComponent")
record RequestDigest(int version, byte[] hash) {

	/**
	 * Digested the text of Java records, which holds the names of classes. It is no
	 * longer stored; rows that have it expire.
	 */
	static final int VERSION_1 = 1;

	/** Digests canonical JSON. */
	static final int VERSION_2 = 2;

	/** The digest to store with a new row, of the newest version. */
	static RequestDigest of(IdempotentRequest request) {
		return new RequestDigest(VERSION_2, sha256(request, CanonicalJson.of(request.values())));
	}

	/**
	 * Whether a request is the one that this digest was made of; never for a version that
	 * is not known.
	 */
	boolean matches(IdempotentRequest request) {
		String values = switch (this.version) {
			case VERSION_1 -> request.version1Text();
			case VERSION_2 -> CanonicalJson.of(request.values());
			default -> null;
		};
		return values != null && MessageDigest.isEqual(this.hash, sha256(request, values));
	}

	private static byte[] sha256(IdempotentRequest request, String values) {
		String text = "POST " + request.path() + " " + values;
		try {
			return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("every Java platform has SHA-256", ex);
		}
	}

}
