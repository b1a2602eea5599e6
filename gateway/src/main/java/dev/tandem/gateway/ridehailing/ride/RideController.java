package dev.tandem.gateway.ridehailing.ride;

import java.net.URI;
import java.util.List;
import java.util.UUID;

import dev.tandem.gateway.platform.idempotency.IdempotencyKey;
import dev.tandem.gateway.platform.json.UuidText;
import dev.tandem.gateway.platform.openapi.ApiProblems;
import dev.tandem.gateway.platform.problem.FieldError;
import dev.tandem.gateway.platform.problem.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import reactor.core.publisher.Mono;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The rides of the public API.
 */
@RestController
@RequestMapping(path = "/api/v1/rides", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Rides", description = "A ride, from the request to its end.")
class RideController {

	private final RideService rides;

	RideController(RideService rides) {
		this.rides = rides;
	}

	@PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
	@Operation(operationId = "requestRide", summary = "Take a quote and have a driver looked for",
			parameters = @Parameter(in = ParameterIn.HEADER, name = IdempotencyKey.HEADER,
					description = IdempotencyKey.DESCRIPTION,
					schema = @Schema(type = "string", pattern = IdempotencyKey.PATTERN)))
	@ApiResponse(responseCode = "201", description = "The ride, as it was when it was asked for",
			headers = @Header(name = "Location", description = "Where the ride is", schema = @Schema(type = "string")),
			content = @Content(schema = @Schema(implementation = RideResponse.class)))
	@ApiProblems({ "unknown-reference", "quote-expired", "quote-taken" })
	Mono<ResponseEntity<byte[]>> request(@RequestBody Mono<RideRequest> body,
			@Parameter(hidden = true) ServerHttpRequest request) {
		String key = IdempotencyKey.of(request.getHeaders());
		return body.flatMap((wanted) -> this.rides.request(wanted, key))
			.map((answer) -> ResponseEntity.created(URI.create("/api/v1/rides/" + answer.resourceId()))
				.contentType(MediaType.APPLICATION_JSON)
				.body(answer.body()));
	}

	@GetMapping("/{id}")
	@Operation(operationId = "getRide", summary = "One ride, as it is now")
	@ApiResponse(responseCode = "200", description = "The ride")
	Mono<RideResponse> find(@Parameter(description = "UUIDv7",
			schema = @Schema(type = "string", format = "uuid")) @PathVariable String id) {
		UUID wanted = id(id);
		return this.rides.find(wanted);
	}

	@PostMapping("/{id}/cancel")
	@Operation(operationId = "cancelRide", summary = "End a ride before the rider is picked up",
			description = "A ride that is cancelled already is answered as it is.")
	@ApiResponse(responseCode = "200", description = "The ride, cancelled")
	@ApiProblems("ride-state")
	Mono<RideResponse> cancel(@Parameter(description = "UUIDv7",
			schema = @Schema(type = "string", format = "uuid")) @PathVariable String id) {
		UUID wanted = id(id);
		return this.rides.cancel(wanted);
	}

	private static UUID id(String text) {
		return UuidText.parse(text)
			.orElseThrow(() -> ProblemException.invalid(List.of(new FieldError("id", "must be a UUID"))));
	}

}
