package dev.tandem.gateway.ridehailing.quote;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a ride would cost, as it was told to a rider.
 *
 * @param id UUIDv7
 * @param pickup where the ride begins
 * @param dropoff where it ends
 * @param fare what it costs
 * @param surge the multiplier in the fare, in [1, 3]
 * @param distanceMeters estimated way by road; no route
 * @param durationSeconds predicted time
 * @param pricing who priced
 * @param modelVersion the model that priced; null for a fallback
 * @param createdAt when, UTC
 * @param expiresAt until when it holds, UTC
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record Quote(@Schema(description = "UUIDv7", example = "019ab3f2-6c1e-7c3a-9d51-0f3c2b6d8e11") UUID id,
		QuotePoint pickup, QuotePoint dropoff, Fare fare,
		@Schema(description = "Multiplier in the fare", minimum = "1", maximum = "3", example = "1.0") BigDecimal surge,
		@Schema(description = "Estimate of the way by road, not a route", example = "26579") int distanceMeters,
		@Schema(example = "3277") int durationSeconds,
		@Schema(description = "`fallback` is an estimate by rule, while the model cannot be asked") Pricing pricing,
		@Schema(description = "Null for a fallback", types = {
				"string", "null" }, example = "2026.11-f59a9d7d") @Nullable String modelVersion,
		@Schema(example = "2026-11-24T15:00:00Z") Instant createdAt,
		@Schema(example = "2026-11-24T15:05:00Z") Instant expiresAt){
}
