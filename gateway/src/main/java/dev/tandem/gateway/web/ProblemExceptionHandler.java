package dev.tandem.gateway.web;

import java.net.URI;

import dev.tandem.gateway.web.ProblemMapper.Problem;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.webflux.error.ErrorWebExceptionHandler;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.server.ServerWebExchange;

/**
 * Answers with problem details (RFC 9457) wherever in the gateway something went wrong.
 */
@Component
@Order(-2)
final class ProblemExceptionHandler implements ErrorWebExceptionHandler {

	private static final Log logger = LogFactory.getLog(ProblemExceptionHandler.class);

	private static final String RETRY_SECONDS = "1";

	private final JsonMapper json;

	ProblemExceptionHandler(JsonMapper json) {
		this.json = json;
	}

	@Override
	public Mono<Void> handle(ServerWebExchange exchange, Throwable error) {
		ServerHttpResponse response = exchange.getResponse();
		if (response.isCommitted()) {
			return Mono.error(error);
		}
		Problem problem = ProblemMapper.map(error);
		if (problem.type() == ProblemType.INTERNAL_ERROR) {
			logger.error("Unexpected: " + exchange.getRequest().getMethod() + " " + exchange.getRequest().getPath(),
					error);
		}
		response.setStatusCode((problem.type() == ProblemType.REQUEST_FAILED && error instanceof ErrorResponse other)
				? other.getStatusCode() : problem.type().status());
		if (error instanceof ErrorResponse other) {
			response.getHeaders().putAll(other.getHeaders());
		}
		if (problem.type() == ProblemType.DATABASE_UNAVAILABLE) {
			response.getHeaders().set(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
		}
		return write(exchange, body(exchange, problem));
	}

	private Mono<Void> write(ServerWebExchange exchange, byte[] body) {
		ServerHttpResponse response = exchange.getResponse();
		response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
		response.getHeaders().setContentLength(body.length);
		if (exchange.getRequest().getMethod() == HttpMethod.HEAD) {
			return response.setComplete();
		}
		return response.writeWith(Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
	}

	private byte[] body(ServerWebExchange exchange, Problem problem) {
		ProblemDetail detail = ProblemDetail.forStatusAndDetail((exchange.getResponse().getStatusCode() != null)
				? exchange.getResponse().getStatusCode() : problem.type().status(), problem.detail());
		detail.setType(problem.type().uri());
		detail.setTitle(problem.type().title());
		detail.setInstance(URI.create(exchange.getRequest().getURI().getRawPath()));
		if (!problem.errors().isEmpty()) {
			detail.setProperty("errors", problem.errors());
		}
		return this.json.writeValueAsBytes(detail);
	}

}
