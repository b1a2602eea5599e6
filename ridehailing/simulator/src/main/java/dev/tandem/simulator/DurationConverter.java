package dev.tandem.simulator;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Converts a duration such as 500ms, 90s, 10m or 2h. */
final class DurationConverter implements ITypeConverter<Duration> {

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
