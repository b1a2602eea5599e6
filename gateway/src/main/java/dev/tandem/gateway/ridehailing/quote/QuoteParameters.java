package dev.tandem.gateway.ridehailing.quote;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

import dev.tandem.gateway.platform.json.UuidText;
import dev.tandem.gateway.platform.problem.FieldError;
import dev.tandem.gateway.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;

import org.springframework.util.MultiValueMap;

/**
 * Parses and validates path and query parameters.
 */
final class QuoteParameters {

	static final int DEFAULT_LIMIT = 20;

	static final int MAX_LIMIT = 100;

	private static final Pattern LIMIT = Pattern.compile("[0-9]{1,3}");

	private QuoteParameters() {
	}

	static UUID id(String text) {
		return UuidText.parse(text).orElseThrow(() -> invalid("id", "must be a UUID"));
	}

	static int limit(MultiValueMap<String, String> query) {
		String text = single(query, "limit").orElse(String.valueOf(DEFAULT_LIMIT));
		int limit = LIMIT.matcher(text).matches() ? Integer.parseInt(text) : 0;
		if (limit < 1 || limit > MAX_LIMIT) {
			throw invalid("limit", "must be a whole number from 1 to " + MAX_LIMIT);
		}
		return limit;
	}

	static @Nullable QuoteCursor cursor(MultiValueMap<String, String> query) {
		return single(query, "cursor")
			.map((text) -> QuoteCursor.parse(text)
				.orElseThrow(() -> invalid("cursor", "must be the nextCursor of an earlier page")))
			.orElse(null);
	}

	private static Optional<String> single(MultiValueMap<String, String> query, String name) {
		List<String> values = query.getOrDefault(name, List.of());
		if (values.size() > 1) {
			throw invalid(name, "must be given once");
		}
		return values.isEmpty() ? Optional.empty() : Optional.of(Objects.requireNonNullElse(values.getFirst(), ""));
	}

	private static ProblemException invalid(String field, String message) {
		return ProblemException.invalid(List.of(new FieldError(field, message)));
	}

}
