package dev.tandem.gateway.ridehailing.quote;

import java.util.UUID;

import dev.tandem.gateway.platform.idempotency.IdempotencyKey;
import dev.tandem.gateway.platform.problem.InvalidValueException;
import dev.tandem.gateway.platform.validation.QueryParameter;
import dev.tandem.gateway.ridehailing.quote.QuoteService.QuotePage;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
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
 * The REST endpoints of quotes.
 */
@RestController
@RequestMapping(path = "/api/v1/quotes", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Quotes", description = "Prices of rides.")
class QuoteController {

	private static final int DEFAULT_LIMIT = 20;

	private static final int MAX_LIMIT = 100;

	private final QuoteService quotes;

	QuoteController(QuoteService quotes) {
		this.quotes = quotes;
	}

	@PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
	@Operation(operationId = "createQuote", summary = "Price a ride and store the quote")
	@ApiResponse(responseCode = "201", description = "The quote",
			headers = @Header(name = "Location", description = "The quote's URL", schema = @Schema(type = "string")),
			content = @Content(schema = @Schema(implementation = Quote.class)))
	Mono<ResponseEntity<byte[]>> create(@Valid @RequestBody Mono<QuoteRequest> body, IdempotencyKey key) {
		return body.flatMap((quote) -> this.quotes.create(quote, key));
	}

	@GetMapping("/{id}")
	@Operation(operationId = "getQuote", summary = "One quote")
	@ApiResponse(responseCode = "200", description = "The quote")
	Mono<Quote> find(@Parameter(description = "UUIDv7") @PathVariable UUID id) {
		return this.quotes.find(id);
	}

	@GetMapping
	@Operation(operationId = "listQuotes", summary = "Quotes, newest first", parameters = {
			@Parameter(in = ParameterIn.QUERY, name = "limit", description = "Maximum number of quotes",
					schema = @Schema(type = "integer", minimum = "1", maximum = "100", defaultValue = "20")),
			@Parameter(in = ParameterIn.QUERY, name = "cursor",
					description = "The nextCursor of the previous page; remains valid while quotes are added",
					schema = @Schema(type = "string", pattern = QuoteCursor.PATTERN, example = QuoteCursor.EXAMPLE)) })
	@ApiResponse(responseCode = "200", description = "A page of quotes")
	Mono<QuotePage> list(@Parameter(hidden = true) ServerHttpRequest request) {
		return this.quotes.list(cursor(request), limit(request));
	}

	static QuoteCursor cursor(ServerHttpRequest request) {
		return QueryParameter
			.read(request, "cursor",
					(text) -> QuoteCursor.parse(text)
						.orElseThrow(() -> new InvalidValueException("must be the nextCursor of an earlier page")))
			.orElse(QuoteCursor.START);
	}

	static int limit(ServerHttpRequest request) {
		return QueryParameter.read(request, "limit", (text) -> {
			int limit = text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : 0;
			if (limit < 1 || limit > MAX_LIMIT) {
				throw new InvalidValueException("must be a whole number from 1 to " + MAX_LIMIT);
			}
			return limit;
		}).orElse(DEFAULT_LIMIT);
	}

}
