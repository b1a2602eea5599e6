package dev.tandem.gateway.platform.json;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Parses UUIDs in their full form, in upper or lower case.
 */
public final class UuidText {

	/** The regular expression of the form, for constraints on fields. */
	public static final String PATTERN = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";

	private static final Pattern FORM = Pattern.compile(PATTERN);

	private UuidText() {
	}

	/** Parses a UUID; empty for any other text. */
	public static Optional<UUID> parse(String text) {
		return FORM.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
	}

}
