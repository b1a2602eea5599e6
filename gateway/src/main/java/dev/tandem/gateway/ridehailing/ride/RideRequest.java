package dev.tandem.gateway.ridehailing.ride;

import java.util.List;
import java.util.UUID;

import dev.tandem.gateway.platform.json.UuidText;
import dev.tandem.gateway.platform.problem.FieldError;
import dev.tandem.gateway.platform.problem.PlatformProblem;
import dev.tandem.gateway.platform.problem.ProblemException;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A request for a ride, as it came: nothing in it is checked yet.
 *
 * @param quoteId the quote to take
 */
@Schema(description = "The ride to drive: one that was quoted, while the quote holds.",
		additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record RideRequest(@Schema(description = "The quote to take; it is taken once", format = "uuid",
		requiredMode = Schema.RequiredMode.REQUIRED,
		example = "019ab3f2-6c1e-7c3a-9d51-0f3c2b6d8e11") @Nullable String quoteId) {

	/**
	 * The quote that is asked for.
	 * @return its id
	 * @throws ProblemException when it is none
	 */
	UUID quote() {
		if (this.quoteId == null) {
			throw invalid("is required");
		}
		return UuidText.parse(this.quoteId).orElseThrow(() -> invalid("must be a UUID"));
	}

	static ProblemException unknownQuote() {
		return new ProblemException(PlatformProblem.UNKNOWN_REFERENCE, "quoteId names no quote",
				List.of(new FieldError("quoteId", "names no quote")));
	}

	private static ProblemException invalid(String message) {
		return ProblemException.invalid(List.of(new FieldError("quoteId", message)));
	}

}
