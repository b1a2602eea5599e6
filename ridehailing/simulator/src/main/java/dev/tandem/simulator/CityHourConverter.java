package dev.tandem.simulator;

import dev.tandem.simulator.city.CityHour;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Converts an hour of the week such as {@code fri-18}; empty text gives null. */
final class CityHourConverter implements ITypeConverter<@Nullable CityHour> {

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
