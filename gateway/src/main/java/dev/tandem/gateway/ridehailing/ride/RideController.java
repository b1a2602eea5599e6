package dev.tandem.gateway.ridehailing.ride;

import java.util.Optional;
import java.util.UUID;

import dev.tandem.gateway.platform.idempotency.IdempotencyKey;
import dev.tandem.gateway.platform.openapi.ApiProblems;
import dev.tandem.gateway.ridehailing.fleet.DriverPresence;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import reactor.core.publisher.Mono;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The REST endpoints of rides.
 */
@RestController
@RequestMapping(path = "/api/v1/rides", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Rides", description = "Rides, from the request to the end.")
class RideController {

	private final RideService rides;

	private final DriverPresence presence;

	RideController(RideService rides, DriverPresence presence) {
		this.rides = rides;
		this.presence = presence;
	}

	@PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
	@Operation(operationId = "requestRide", summary = "Request a ride for a quote")
	@ApiResponse(responseCode = "201", description = "The ride as requested",
			headers = @Header(name = "Location", description = "The ride's URL", schema = @Schema(type = "string")),
			content = @Content(schema = @Schema(implementation = RideResponse.class)))
	@ApiProblems({ "unknown-reference", "quote-expired", "quote-taken" })
	Mono<ResponseEntity<byte[]>> request(@Valid @RequestBody Mono<RideRequest> body, IdempotencyKey key) {
		return body.flatMap((ride) -> this.rides.request(ride, key));
	}

	@GetMapping("/{id}")
	@Operation(operationId = "getRide", summary = "One ride in its current state")
	@ApiResponse(responseCode = "200", description = "The ride")
	Mono<RideResponse> find(@Parameter(description = "UUIDv7") @PathVariable UUID id) {
		return this.rides.find(id).map(this::response);
	}

	@PostMapping("/{id}/cancel")
	@Operation(operationId = "cancelRide", summary = "Cancel a ride before the pickup",
			description = "Cancelling a cancelled ride again changes nothing.")
	@ApiResponse(responseCode = "200", description = "The ride, cancelled")
	@ApiProblems("ride-state")
	Mono<RideResponse> cancel(@Parameter(description = "UUIDv7") @PathVariable UUID id) {
		return this.rides.cancel(id).map(this::response);
	}

	private RideResponse response(Ride ride) {
		return RideResponse.of(ride, ride.state().hasDriver()
				? Optional.ofNullable(ride.driverId()).flatMap(this.presence::positionOf) : Optional.empty());
	}

}
