package dev.tandem.simulator;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.tandem.simulator.city.CityHour;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Converts the texts of options. */
final class Converters {

	private Converters() {
	}

	/** Converts a duration such as 500ms, 90s, 10m or 2h. */
	static final class Time implements ITypeConverter<Duration> {

		private static final Pattern FORMAT = Pattern.compile("(\\d{1,9})(ms|s|m|h)");

		@Override
		public Duration convert(String text) {
			Matcher matcher = FORMAT.matcher(text);
			if (!matcher.matches()) {
				throw new TypeConversionException("'" + text + "' is not a duration such as 500ms, 90s, 10m or 2h");
			}
			long amount = Long.parseLong(matcher.group(1));
			return switch (matcher.group(2)) {
				case "ms" -> Duration.ofMillis(amount);
				case "s" -> Duration.ofSeconds(amount);
				case "m" -> Duration.ofMinutes(amount);
				default -> Duration.ofHours(amount);
			};
		}

	}

	/** Converts an hour of the week such as {@code fri-18}; empty text gives null. */
	static final class Hour implements ITypeConverter<@Nullable CityHour> {

		@Override
		public @Nullable CityHour convert(String text) {
			try {
				return text.isBlank() ? null : CityHour.parse(text.strip());
			}
			catch (IllegalArgumentException ex) {
				throw new TypeConversionException(String.valueOf(ex.getMessage()));
			}
		}

	}

	/** Converts a rate; empty text gives null. */
	static final class Rate implements ITypeConverter<@Nullable Double> {

		@Override
		public @Nullable Double convert(String text) {
			try {
				return text.isBlank() ? null : Double.valueOf(text);
			}
			catch (NumberFormatException ex) {
				throw new TypeConversionException("'" + text + "' is not a number");
			}
		}

	}

}
