package dev.tandem.gateway.platform.http;

import java.util.function.Function;

import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * Cancels the source of a response body as soon as writing it ends, however it ends.
 * Spring's {@code ChannelSendOperator} subscribes to the source, and hands it to the
 * server with the first element. If the client has disconnected by then, the server fails
 * without subscribing, and nothing cancels the source: an endless one would stay
 * subscribed.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
final class ResponseBodyCancellation implements WebFilter {

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		return chain.filter(exchange.mutate().response(new CancellingResponse(exchange.getResponse())).build());
	}

	private static final class CancellingResponse extends ServerHttpResponseDecorator {

		CancellingResponse(ServerHttpResponse response) {
			super(response);
		}

		/** A {@link Mono} ends by itself, and is written in another way. */
		@Override
		public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
			return (body instanceof Mono) ? super.writeWith(body) : write(body, super::writeWith);
		}

		@Override
		public Mono<Void> writeAndFlushWith(Publisher<? extends Publisher<? extends DataBuffer>> body) {
			return write(body, super::writeAndFlushWith);
		}

		private static <T> Mono<Void> write(Publisher<T> body, Function<Publisher<T>, Mono<Void>> writing) {
			return Mono.defer(() -> {
				Sinks.Empty<Void> ended = Sinks.empty();
				return writing.apply(Flux.from(body).takeUntilOther(ended.asMono()))
					.doFinally((signal) -> ended.tryEmitEmpty());
			});
		}

	}

}
