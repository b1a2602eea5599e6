package dev.tandem.mlservice;

/**
 * The checks that the answers' records share: each throws
 * {@link IllegalArgumentException} and names the field.
 */
final class Require {

	private Require() {
	}

	static String notBlank(String field, String value) {
		return that(field, value, !value.isBlank(), "not empty");
	}

	static long notNegative(String field, long value) {
		return that(field, value, value >= 0, "0 or more");
	}

	static long positive(String field, long value) {
		return that(field, value, value > 0, "more than 0");
	}

	static double notNegative(String field, double value) {
		return that(field, value, Double.isFinite(value) && value >= 0, "finite and 0 or more");
	}

	static double positive(String field, double value) {
		return that(field, value, Double.isFinite(value) && value > 0, "finite and more than 0");
	}

	static double within(String field, double value, double min, double max) {
		return that(field, value, value >= min && value <= max, "in [" + min + ", " + max + "]");
	}

	static <T> T that(String field, T value, boolean holds, String expectation) {
		if (!holds) {
			throw new IllegalArgumentException(field + " must be " + expectation + " but is '" + value + "'");
		}
		return value;
	}

}
