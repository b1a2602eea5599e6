package dev.tandem.gateway.ridehailing.fleet;

import java.time.Duration;
import java.util.UUID;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

import org.springframework.stereotype.Component;

/**
 * Tells of sockets of this replica that count no more.
 */
@Component
final class ReplacedConnections {

	private static final Duration EMIT_TIMEOUT = Duration.ofSeconds(1);

	private final Sinks.Many<UUID> sockets = Sinks.many().multicast().directBestEffort();

	void publish(UUID connectionId) {
		this.sockets.emitNext(connectionId, Sinks.EmitFailureHandler.busyLooping(EMIT_TIMEOUT));
	}

	/** Nothing is lost to one who listens, be he slow. */
	Flux<UUID> stream() {
		return this.sockets.asFlux().onBackpressureBuffer();
	}

}
