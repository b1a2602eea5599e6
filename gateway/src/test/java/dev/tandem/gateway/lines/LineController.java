package dev.tandem.gateway.lines;

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
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import reactor.core.publisher.Mono;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
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
 * The lines of the API.
 */
@RestController
@RequestMapping(path = "/api/v1/lines", produces = MediaType.APPLICATION_JSON_VALUE)
@ConditionalOnProperty("tandem.lines.enabled")
class LineController {

	private final LineService lines;

	LineController(LineService lines) {
		this.lines = lines;
	}

	@PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
	@Operation(operationId = "createLine", summary = "Store a line",
			parameters = @Parameter(in = ParameterIn.HEADER, name = IdempotencyKey.HEADER,
					description = IdempotencyKey.DESCRIPTION,
					schema = @Schema(type = "string", pattern = IdempotencyKey.PATTERN)))
	@ApiResponse(responseCode = "201", description = "The line",
			content = @Content(schema = @Schema(implementation = Line.class)))
	@ApiProblems("unknown-reference")
	Mono<ResponseEntity<byte[]>> create(@RequestBody Mono<LineRequest> body,
			@Parameter(hidden = true) ServerHttpRequest request) {
		String key = IdempotencyKey.of(request.getHeaders());
		return body.flatMap((wanted) -> this.lines.create(wanted, key))
			.map((response) -> ResponseEntity.created(URI.create("/api/v1/lines/" + response.resourceId()))
				.contentType(MediaType.APPLICATION_JSON)
				.body(response.body()));
	}

	@GetMapping("/{id}")
	@Operation(operationId = "getLine", summary = "One line")
	@ApiResponse(responseCode = "200", description = "The line")
	Mono<Line> find(@PathVariable String id) {
		return this.lines.find(id(id));
	}

	@GetMapping
	@Operation(operationId = "listLines", summary = "Some lines",
			parameters = @Parameter(in = ParameterIn.QUERY, name = "limit",
					schema = @Schema(type = "integer", minimum = "1", maximum = "100")))
	@ApiResponse(responseCode = "200", description = "Lines")
	Mono<List<Line>> list(@Parameter(hidden = true) ServerHttpRequest request) {
		int limit = LineValidator.limit(request.getQueryParams().getOrDefault("limit", List.of("20")));
		return this.lines.list(limit);
	}

	private static UUID id(String text) {
		return UuidText.parse(text)
			.orElseThrow(() -> ProblemException.invalid(List.of(new FieldError("id", "must be a UUID"))));
	}

}
