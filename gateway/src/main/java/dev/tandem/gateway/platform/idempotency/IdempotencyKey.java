package dev.tandem.gateway.platform.idempotency;

import java.util.List;
import java.util.regex.Pattern;

import dev.tandem.gateway.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/**
 * The header that makes a write safe to retry. A handler method that has a parameter of
 * this type receives it, and the API's description names the header.
 *
 * @param value the caller's key; null when the request has none
 */
public record IdempotencyKey(@Nullable String value) {

	static final String HEADER = "Idempotency-Key";

	static final String DESCRIPTION = "Makes the write safe to repeat for 24 hours: "
			+ "the same key and body receive the same response.";

	/** The regular expression of a key. */
	static final String PATTERN = "^[\\x21-\\x7E]{1,255}$";

	private static final Pattern KEY = Pattern.compile(PATTERN);

	/**
	 * Reads the key of a request.
	 * @throws ProblemException when the header is repeated or does not match the pattern
	 */
	static IdempotencyKey of(HttpHeaders headers) {
		List<String> keys = headers.getOrEmpty(HEADER);
		if (keys.isEmpty()) {
			return new IdempotencyKey(null);
		}
		if (keys.size() > 1 || !KEY.matcher(keys.getFirst()).matches()) {
			throw ProblemException.invalid(HEADER,
					"must be one value of 1 to 255 printable ASCII characters without spaces");
		}
		return new IdempotencyKey(keys.getFirst());
	}

}
