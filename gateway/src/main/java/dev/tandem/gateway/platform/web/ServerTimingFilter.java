package dev.tandem.gateway.platform.web;

import dev.tandem.gateway.platform.persistence.DatabaseTime;
import reactor.core.publisher.Mono;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * Puts {@code Server-Timing} on every answer, errors included.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class ServerTimingFilter implements WebFilter {

	static final String HEADER = "Server-Timing";

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		TimeSpent time = new TimeSpent();
		exchange.getResponse().beforeCommit(() -> {
			exchange.getResponse().getHeaders().set(HEADER, time.header());
			return Mono.empty();
		});
		return chain.filter(exchange)
			.contextWrite(DatabaseTime.to((duration) -> time.add(TimeSpent.Part.DB, duration)))
			.contextWrite(time.asContext());
	}

}
