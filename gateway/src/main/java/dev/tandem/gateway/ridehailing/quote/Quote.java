package dev.tandem.gateway.ridehailing.quote;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tandem.gateway.ridehailing.city.Place;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A price offered to a rider, valid until it expires.
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record Quote(@Schema(description = "UUIDv7", example = "019ab3f2-6c1e-7c3a-9d51-0f3c2b6d8e11") UUID id, Place pickup,
		Place dropoff, Fare fare,
		@Schema(description = "Multiplier in the fare", minimum = "1", maximum = "3", example = "1.0") BigDecimal surge,
		@Schema(description = "Estimated distance by road, not a route", example = "26579") int distanceMeters,
		@Schema(example = "3277") int durationSeconds,
		@Schema(description = "`fallback` is an estimate by rule, used while the model is unavailable") Pricing pricing,
		@Schema(description = "Null for a fallback", types = {
				"string", "null" }, example = "2026.11-f59a9d7d") @Nullable String modelVersion,
		@Schema(example = "2026-11-24T15:00:00Z") Instant createdAt,
		@Schema(example = "2026-11-24T15:05:00Z") Instant expiresAt){
}
