package dev.tandem.gateway.platform.idempotency;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * What makes two requests the same one: what is asked of the API, and the values, however
 * they were written.
 */
public final class RequestDigest {

	private RequestDigest() {
	}

	/**
	 * The digest of a request.
	 * @param operation what is asked, such as {@code POST /api/v1/quotes}
	 * @param request the values
	 * @return a SHA-256 digest
	 */
	public static byte[] of(String operation, Record request) {
		try {
			return MessageDigest.getInstance("SHA-256")
				.digest((operation + " " + request).getBytes(StandardCharsets.UTF_8));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("every Java platform has SHA-256", ex);
		}
	}

}
