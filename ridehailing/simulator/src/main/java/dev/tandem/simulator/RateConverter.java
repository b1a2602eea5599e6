package dev.tandem.simulator;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Converts a rate; empty text gives null. */
final class RateConverter implements ITypeConverter<@Nullable Double> {

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
