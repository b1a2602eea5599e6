package dev.tandem.gateway.ridehailing.fleet;

import java.time.Duration;
import java.util.UUID;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

import org.springframework.stereotype.Component;

/**
 * Publishes the sockets of this replica that another socket has replaced. Thread-safe.
 */
@Component
final class ReplacedConnections {

	private static final Duration EMIT_TIMEOUT = Duration.ofSeconds(1);

	private final Sinks.Many<UUID> sockets = Sinks.many().multicast().directBestEffort();

	void publish(UUID connectionId) {
		this.sockets.emitNext(connectionId, Sinks.EmitFailureHandler.busyLooping(EMIT_TIMEOUT));
	}

	/**
	 * Streams connection ids. The buffer is unbounded: a slow subscriber loses nothing.
	 */
	Flux<UUID> stream() {
		return this.sockets.asFlux().onBackpressureBuffer();
	}

}
