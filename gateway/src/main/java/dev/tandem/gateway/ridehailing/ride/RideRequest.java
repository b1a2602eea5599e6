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
 * The body of a request for a ride, not validated yet.
 *
 * @param quoteId the quote to use
 */
@Schema(description = "The quote to request a ride for, before it expires.",
		additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record RideRequest(@Schema(description = "The quote to use; each quote can be used once", format = "uuid",
		requiredMode = Schema.RequiredMode.REQUIRED,
		example = "019ab3f2-6c1e-7c3a-9d51-0f3c2b6d8e11") @Nullable String quoteId) {

	/**
	 * Validates the quote's id.
	 * @return the id
	 * @throws ProblemException when the id is missing or malformed
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
