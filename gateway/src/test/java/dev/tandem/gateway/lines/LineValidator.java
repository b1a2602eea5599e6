package dev.tandem.gateway.lines;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

import dev.tandem.gateway.platform.problem.FieldError;
import dev.tandem.gateway.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Validates requests for lines.
 */
final class LineValidator {

	private final List<FieldError> errors = new ArrayList<>();

	private LineValidator() {
	}

	/**
	 * Makes the line that is requested.
	 * @param request the request
	 * @return the line, with a new id
	 * @throws ProblemException when fields are missing or wrong
	 */
	static Line validate(LineRequest request) {
		return new LineValidator().line(request);
	}

	/**
	 * Reads how many lines are requested.
	 * @param values of the parameter; null where it has a name and no value
	 * @return the number
	 * @throws ProblemException when it is not one number between 1 and 100
	 */
	static int limit(List<@Nullable String> values) {
		String text = (values.size() == 1) ? String.valueOf(values.getFirst()) : "";
		if (!text.matches("[1-9]\\d?|100")) {
			throw ProblemException.invalid(List.of(new FieldError("limit", "must be between 1 and 100")));
		}
		return Integer.parseInt(text);
	}

	private Line line(LineRequest request) {
		double[] start = end("start", request.start());
		double[] end = end("end", request.end());
		if (this.errors.isEmpty() && start[0] == end[0] && start[1] == end[1]) {
			this.errors.add(new FieldError("end", "must not equal the start"));
		}
		if (!this.errors.isEmpty()) {
			throw ProblemException.invalid(this.errors);
		}
		return new Line(id(), start[0], start[1], end[0], end[1]);
	}

	/** {@link UUID#randomUUID()} may block. */
	private static UUID id() {
		ThreadLocalRandom random = ThreadLocalRandom.current();
		return new UUID(random.nextLong(), random.nextLong());
	}

	private double[] end(String name, LineRequest.@Nullable End end) {
		if (end == null) {
			this.errors.add(new FieldError(name, "is required"));
			return new double[2];
		}
		return new double[] { number(name + ".x", end.x(), 90), number(name + ".y", end.y(), 180) };
	}

	private double number(String field, @Nullable Double value, int limit) {
		if (value == null || !(Math.abs(value) <= limit)) {
			this.errors.add(new FieldError(field, "must be between -" + limit + " and " + limit));
			return 0;
		}
		return value;
	}

}
