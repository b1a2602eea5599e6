package dev.tandem.simulator;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads a rate; an empty text is none.
 */
final class RateConverter implements ITypeConverter<@Nullable Double> {

	@Override
	public @Nullable Double convert(String text) {
		try {
			return text.isBlank() ? null : Double.valueOf(text);
		}
		catch (NumberFormatException ex) {
			throw new TypeConversionException("'" + text + "' is no number");
		}
	}

}
