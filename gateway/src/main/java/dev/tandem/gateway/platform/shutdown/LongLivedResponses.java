package dev.tandem.gateway.platform.shutdown;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.http.server.HttpServerRequest;

import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * Answers that would never end by themselves: they end when the gateway is told to stop,
 * and whoever reads them comes back to another one. Of one who does not read, the
 * connection is closed. One whose client has disconnected is no longer open.
 */
@Component
public final class LongLivedResponses {

	private final Sinks.Empty<Void> stopping = Sinks.empty();

	private final Set<HttpServerRequest> open = ConcurrentHashMap.newKeySet();

	LongLivedResponses() {
	}

	/**
	 * Lets a stream go on no longer than the gateway does.
	 * @param exchange what it answers
	 * @param stream what is answered; an error closes the connection, whether what went
	 * before has been read or not
	 * @param <T> its elements
	 * @return the same, completed when the gateway is told to stop
	 */
	public <T> Flux<T> untilStopped(ServerWebExchange exchange, Flux<T> stream) {
		HttpServerRequest request = requestOf(exchange);
		return stream.takeUntilOther(this.stopping.asMono().then(Mono.just(true)))
			.doOnSubscribe((subscription) -> this.open.add(request))
			.doOnCancel(() -> this.open.remove(request))
			.doOnError((error) -> cut(request));
	}

	/** All end, as far as they are read. */
	void end() {
		this.stopping.tryEmitEmpty();
	}

	/** What has not been read by now never will be. */
	void cut() {
		this.open.forEach(LongLivedResponses::cut);
	}

	void answered(ServerWebExchange exchange) {
		this.open.remove(requestOf(exchange));
	}

	/**
	 * The number of responses that are open.
	 * @return zero once all clients have disconnected
	 */
	public int count() {
		return this.open.size();
	}

	/** Filters may wrap the exchange, but not this. */
	private static HttpServerRequest requestOf(ServerWebExchange exchange) {
		return ServerHttpRequestDecorator.getNativeRequest(exchange.getRequest());
	}

	private static void cut(HttpServerRequest request) {
		request.withConnection((connection) -> connection.channel().close());
	}

}
