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
 * Responses that do not end by themselves, such as event streams. At shutdown they
 * complete, so that clients reconnect to another replica; the connections of clients that
 * do not read are closed. Thread-safe.
 */
@Component
public final class LongLivedResponses {

	private final Sinks.Empty<Void> shutdown = Sinks.empty();

	private final Set<HttpServerRequest> open = ConcurrentHashMap.newKeySet();

	LongLivedResponses() {
	}

	/**
	 * Completes a stream at shutdown.
	 * @param exchange the exchange whose response the stream is
	 * @param stream the elements of the response; an error closes the connection at once,
	 * even with unread elements
	 * @param <T> the type of the elements
	 * @return the stream, which completes at shutdown at the latest
	 */
	public <T> Flux<T> untilStopped(ServerWebExchange exchange, Flux<T> stream) {
		HttpServerRequest request = requestOf(exchange);
		return stream.takeUntilOther(this.shutdown.asMono().then(Mono.just(true)))
			.doOnSubscribe((subscription) -> this.open.add(request))
			.doOnCancel(() -> this.open.remove(request))
			.doOnError((error) -> closeConnection(request));
	}

	/** Completes all streams; a response ends when its client has read it. */
	void completeAll() {
		this.shutdown.tryEmitEmpty();
	}

	/** Closes the connections of responses that have not ended. */
	void closeConnections() {
		this.open.forEach(LongLivedResponses::closeConnection);
	}

	void onResponseEnd(ServerWebExchange exchange) {
		this.open.remove(requestOf(exchange));
	}

	/** The number of open responses. */
	public int count() {
		return this.open.size();
	}

	/** Filters may wrap the exchange, but never the native request. */
	private static HttpServerRequest requestOf(ServerWebExchange exchange) {
		return ServerHttpRequestDecorator.getNativeRequest(exchange.getRequest());
	}

	private static void closeConnection(HttpServerRequest request) {
		request.withConnection((connection) -> connection.channel().close());
	}

}
