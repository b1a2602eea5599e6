package dev.tandem.gateway.platform.idempotency;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;

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

	/**
	 * The digest to store with a new row.
	 * @param request the request
	 * @return the digest, of the newest version
	 */
	static RequestDigest of(IdempotentRequest request) {
		return new RequestDigest(VERSION_2, sha256(request.operation() + " " + CanonicalJson.of(request.values())));
	}

	/**
	 * Whether a request is the one that this digest was made of.
	 * @param request the request
	 * @return {@code false} too when this version is not known
	 */
	boolean matches(IdempotentRequest request) {
		return recomputed(request).filter((other) -> MessageDigest.isEqual(other.hash, this.hash)).isPresent();
	}

	private Optional<RequestDigest> recomputed(IdempotentRequest request) {
		return switch (this.version) {
			case VERSION_1 -> Optional.ofNullable(request.version1Text())
				.map((text) -> new RequestDigest(VERSION_1, sha256(request.operation() + " " + text)));
			case VERSION_2 -> Optional.of(of(request));
			default -> Optional.empty();
		};
	}

	private static byte[] sha256(String text) {
		try {
			return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("every Java platform has SHA-256", ex);
		}
	}

}
