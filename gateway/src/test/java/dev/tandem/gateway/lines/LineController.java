package dev.tandem.gateway.lines;

import java.util.List;
import java.util.UUID;

import dev.tandem.gateway.platform.idempotency.IdempotencyKey;
import dev.tandem.gateway.platform.openapi.ApiProblems;
import dev.tandem.gateway.platform.problem.InvalidValueException;
import dev.tandem.gateway.platform.validation.QueryParameter;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
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

	private static final int DEFAULT_LIMIT = 20;

	private final LineService lines;

	LineController(LineService lines) {
		this.lines = lines;
	}

	@PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
	@Operation(operationId = "createLine", summary = "Store a line")
	@ApiResponse(responseCode = "201", description = "The line",
			content = @Content(schema = @Schema(implementation = Line.class)))
	@ApiProblems("unknown-reference")
	Mono<ResponseEntity<byte[]>> create(@Valid @RequestBody Mono<LineRequest> body, IdempotencyKey key) {
		return body.flatMap((line) -> this.lines.create(line, key));
	}

	@GetMapping("/{id}")
	@Operation(operationId = "getLine", summary = "One line")
	@ApiResponse(responseCode = "200", description = "The line")
	Mono<Line> find(@PathVariable UUID id) {
		return this.lines.find(id);
	}

	@GetMapping
	@Operation(operationId = "listLines", summary = "Some lines",
			parameters = @Parameter(in = ParameterIn.QUERY, name = "limit",
					schema = @Schema(type = "integer", minimum = "1", maximum = "100")))
	@ApiResponse(responseCode = "200", description = "Lines")
	Mono<List<Line>> list(@Parameter(hidden = true) ServerHttpRequest request) {
		return this.lines.list(QueryParameter.read(request, "limit", LineController::limit).orElse(DEFAULT_LIMIT))
			.collectList();
	}

	private static int limit(String text) {
		if (!text.matches("[1-9]\\d?|100")) {
			throw new InvalidValueException("must be between 1 and 100");
		}
		return Integer.parseInt(text);
	}

}
