package dev.tandem.gateway.ridehailing.ride;

import java.util.Objects;
import java.util.UUID;

import dev.tandem.gateway.platform.json.UuidText;
import dev.tandem.gateway.platform.problem.ProblemException;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request for a ride, not validated yet.
 */
@Schema(description = "The quote to request a ride for, before it expires.",
		additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record RideRequest(@NotNull @Schema(description = "The quote to use; each quote can be used once", format = "uuid",
		example = "019ab3f2-6c1e-7c3a-9d51-0f3c2b6d8e11") @Nullable String quoteId) {

	/** Parses the quote's id; a problem when it is malformed. */
	UUID quote() {
		return UuidText.parse(Objects.requireNonNull(this.quoteId))
			.orElseThrow(() -> ProblemException.invalid("quoteId", "must be a UUID"));
	}

}
