package dev.tandem.gateway.platform.problem;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

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
import org.springframework.web.util.DisconnectedClientHelper;

/**
 * Responds with problem details (RFC 9457) to every error of an HTTP request. Precedes
 * the handler of Spring Boot, whose order is -1.
 */
@Component
@Order(-2)
final class ProblemExceptionHandler implements ErrorWebExceptionHandler {

	private static final Logger logger = LoggerFactory.getLogger(ProblemExceptionHandler.class);

	private final ProblemWriter problems;

	ProblemExceptionHandler(ProblemWriter problems) {
		this.problems = problems;
	}

	@Override
	public Mono<Void> handle(ServerWebExchange exchange, Throwable error) {
		ServerHttpResponse response = exchange.getResponse();
		if (response.isCommitted()) {
			return Mono.error(error);
		}
		ProblemDetail problem = ProblemMapper.map(error);
		if (ProblemMapper.isUnforeseen(problem)) {
			log(exchange, error);
		}
		response.setRawStatusCode(problem.getStatus());
		if (error instanceof ErrorResponse other) {
			response.getHeaders().putAll(other.getHeaders());
		}
		return write(exchange, this.problems.write(problem, exchange.getRequest().getURI().getRawPath()));
	}

	/**
	 * Detecting a disconnected client is a heuristic: only the log level depends on it.
	 */
	private static void log(ServerWebExchange exchange, Throwable error) {
		String message = "Unexpected: " + exchange.getRequest().getMethod() + " " + exchange.getRequest().getPath();
		if (DisconnectedClientHelper.isClientDisconnectedException(error)) {
			logger.debug(message, error);
		}
		else {
			logger.error(message, error);
		}
	}

	private Mono<Void> write(ServerWebExchange exchange, byte[] body) {
		ServerHttpResponse response = exchange.getResponse();
		response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
		response.getHeaders().setContentLength(body.length);
		Mono<Void> written = (exchange.getRequest().getMethod() == HttpMethod.HEAD) ? response.setComplete()
				: response.writeWith(Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
		return written.onErrorResume(ProblemExceptionHandler::onWriteError);
	}

	/**
	 * The server has rejected the request by itself meanwhile, or the client has
	 * disconnected.
	 */
	private static Mono<Void> onWriteError(Throwable error) {
		logger.debug("Problem details could not be sent", error);
		return Mono.empty();
	}

}
