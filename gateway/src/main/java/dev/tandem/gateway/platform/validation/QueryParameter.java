package dev.tandem.gateway.platform.validation;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

import dev.tandem.gateway.platform.problem.InvalidValueException;
import dev.tandem.gateway.platform.problem.ProblemException;

import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * Reads query parameters strictly: Spring would take the first of several values, and
 * would take a parameter without a value for an absent one.
 */
public final class QueryParameter {

	private QueryParameter() {
	}

	/**
	 * Reads a parameter that may be given once.
	 * @param parse throws an {@link InvalidValueException} for a text that is wrong
	 * @return the value; empty when the parameter is absent
	 * @throws ProblemException when the parameter is repeated or its text is wrong
	 */
	public static <T> Optional<T> read(ServerHttpRequest request, String name, Function<String, T> parse) {
		List<String> values = request.getQueryParams().getOrDefault(name, List.of());
		if (values.size() > 1) {
			throw ProblemException.invalid(name, "must be given once");
		}
		try {
			return values.stream().map((value) -> parse.apply(Objects.requireNonNullElse(value, ""))).findFirst();
		}
		catch (InvalidValueException ex) {
			throw ProblemException.invalid(name, String.valueOf(ex.getMessage()));
		}
	}

}
