package dev.tandem.gateway.platform.idempotency;

import org.jspecify.annotations.Nullable;

/**
 * A {@code POST} that creates a resource, and that its caller may repeat.
 *
 * @param key the caller's key
 * @param path of the request, such as {@code /api/v1/orders}: the resource's URL is
 * {@code <path>/<id>}
 * @param values what the caller sent; two requests are the same when their canonical JSON
 * is
 * @param version1Text what {@link RequestDigest#VERSION_1} digests after the operation;
 * null for operations that never stored such a digest
 */
public record IdempotentRequest(IdempotencyKey key, String path, Object values, @Nullable String version1Text) {

	/** A write that never stored a digest of version 1. */
	public IdempotentRequest(IdempotencyKey key, String path, Object values) {
		this(key, path, values, null);
	}

}
