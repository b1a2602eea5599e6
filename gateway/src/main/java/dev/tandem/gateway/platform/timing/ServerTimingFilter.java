package dev.tandem.gateway.platform.timing;

import dev.tandem.gateway.platform.persistence.DatabaseTimingListener;
import reactor.core.publisher.Mono;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * Adds the {@code Server-Timing} header to every response, errors included.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class ServerTimingFilter implements WebFilter {

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		ServerTiming timing = new ServerTiming();
		exchange.getResponse().beforeCommit(() -> {
			exchange.getResponse().getHeaders().set(ServerTiming.HEADER, timing.header());
			return Mono.empty();
		});
		return chain.filter(exchange)
			.contextWrite(DatabaseTimingListener.register((duration) -> timing.add(ServerTiming.Part.DB, duration)))
			.contextWrite(timing.asContext());
	}

}
