package dev.tandem.gateway.platform.idempotency;

import org.jspecify.annotations.Nullable;

/**
 * A write that its caller may repeat.
 *
 * @param key the caller's key; null when the write need not be idempotent
 * @param operation the method and path, such as {@code POST /api/v1/orders}
 * @param values what the caller sent; two requests are the same when their canonical JSON
 * is
 * @param version1Text what {@link RequestDigest#VERSION_1} digests after the operation;
 * null for operations that never stored such a digest
 */
public record IdempotentRequest(@Nullable String key, String operation, Object values, @Nullable String version1Text) {

	/**
	 * A write that never stored a digest of version 1.
	 * @param key the caller's key, or null
	 * @param operation the method and path
	 * @param values what the caller sent
	 */
	public IdempotentRequest(@Nullable String key, String operation, Object values) {
		this(key, operation, values, null);
	}

}
