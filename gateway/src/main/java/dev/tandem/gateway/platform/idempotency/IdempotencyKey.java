package dev.tandem.gateway.platform.idempotency;

import java.util.List;
import java.util.regex.Pattern;

import dev.tandem.gateway.platform.problem.FieldError;
import dev.tandem.gateway.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/**
 * The header that makes a write safe to retry.
 */
public final class IdempotencyKey {

	/** The header's name. */
	public static final String HEADER = "Idempotency-Key";

	/** The header's text in the API's description. */
	public static final String DESCRIPTION = "Makes the write safe to repeat for 24 hours: "
			+ "the same key and body receive the same response.";

	/** The maximum length of a key, in characters. */
	public static final int MAX_LENGTH = 255;

	/** The regular expression of a key. */
	public static final String PATTERN = "^[\\x21-\\x7E]{1," + MAX_LENGTH + "}$";

	private static final Pattern KEY = Pattern.compile(PATTERN);

	private IdempotencyKey() {
	}

	/**
	 * Reads the key of a request.
	 * @param headers the request's headers
	 * @return the key; null when the request has none
	 * @throws ProblemException when the header is repeated or does not match the pattern
	 */
	public static @Nullable String of(HttpHeaders headers) {
		List<String> keys = headers.getOrEmpty(HEADER);
		if (keys.isEmpty()) {
			return null;
		}
		if (keys.size() > 1 || !KEY.matcher(keys.getFirst()).matches()) {
			throw ProblemException.invalid(List
				.of(new FieldError(HEADER, "must be one value of 1 to 255 printable ASCII characters without spaces")));
		}
		return keys.getFirst();
	}

}
