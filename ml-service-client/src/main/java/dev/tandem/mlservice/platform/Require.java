package dev.tandem.mlservice.platform;

/**
 * Checks for the constructors of records that hold a response. Each throws
 * {@link IllegalArgumentException} with the field's name; the caller of the ML service
 * receives it as an {@link MlServiceProtocolException}.
 */
public final class Require {

	private Require() {
	}

	public static String notBlank(String field, String value) {
		return that(field, value, !value.isBlank(), "not empty");
	}

	public static long notNegative(String field, long value) {
		return that(field, value, value >= 0, "0 or more");
	}

	public static long positive(String field, long value) {
		return that(field, value, value > 0, "more than 0");
	}

	public static double notNegative(String field, double value) {
		return that(field, value, Double.isFinite(value) && value >= 0, "finite and 0 or more");
	}

	public static double positive(String field, double value) {
		return that(field, value, Double.isFinite(value) && value > 0, "finite and more than 0");
	}

	public static double within(String field, double value, double min, double max) {
		return that(field, value, value >= min && value <= max, "in [" + min + ", " + max + "]");
	}

	/**
	 * Checks a condition of a field's value.
	 * @param expectation the condition, to follow "must be" in the message
	 */
	public static <T> T that(String field, T value, boolean holds, String expectation) {
		if (!holds) {
			throw new IllegalArgumentException(field + " must be " + expectation + " but is '" + value + "'");
		}
		return value;
	}

}
