package dev.tandem.gateway.quote;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

import dev.tandem.gateway.web.FieldError;
import dev.tandem.gateway.web.ProblemException;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.util.MultiValueMap;

/**
 * Reads what comes beside a body: ids, page parameters, the idempotency key.
 */
final class QuoteParameters {

	static final String IDEMPOTENCY_KEY = "Idempotency-Key";

	static final int DEFAULT_LIMIT = 20;

	static final int MOST = 100;

	private static final Pattern KEY = Pattern.compile("[\\x21-\\x7E]{1,255}");

	private static final Pattern LIMIT = Pattern.compile("[0-9]{1,3}");

	private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

	private QuoteParameters() {
	}

	static UUID id(String text) {
		if (!ID.matcher(text).matches()) {
			throw wrong("id", "must be a UUID");
		}
		return UUID.fromString(text);
	}

	static int limit(MultiValueMap<String, String> query) {
		String text = single(query, "limit").orElse(String.valueOf(DEFAULT_LIMIT));
		int limit = LIMIT.matcher(text).matches() ? Integer.parseInt(text) : 0;
		if (limit < 1 || limit > MOST) {
			throw wrong("limit", "must be a whole number from 1 to " + MOST);
		}
		return limit;
	}

	static @Nullable QuoteCursor cursor(MultiValueMap<String, String> query) {
		return single(query, "cursor")
			.map((text) -> QuoteCursor.parse(text)
				.orElseThrow(() -> wrong("cursor", "must be the nextCursor of an earlier page")))
			.orElse(null);
	}

	static @Nullable String idempotencyKey(HttpHeaders headers) {
		List<String> keys = headers.getOrEmpty(IDEMPOTENCY_KEY);
		if (keys.isEmpty()) {
			return null;
		}
		if (keys.size() > 1 || !KEY.matcher(keys.getFirst()).matches()) {
			throw wrong(IDEMPOTENCY_KEY, "must be one value of 1 to 255 printable ASCII characters without spaces");
		}
		return keys.getFirst();
	}

	private static Optional<String> single(MultiValueMap<String, String> query, String name) {
		List<String> values = query.getOrDefault(name, List.of());
		if (values.size() > 1) {
			throw wrong(name, "must be given once");
		}
		return values.isEmpty() ? Optional.empty() : Optional.of(Objects.requireNonNullElse(values.getFirst(), ""));
	}

	private static ProblemException wrong(String field, String message) {
		return ProblemException.invalid(List.of(new FieldError(field, message)));
	}

}
