package dev.tandem.gateway.lines;

import java.util.concurrent.atomic.AtomicInteger;

import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * Holds requests for lines until a test releases them. Thread-safe.
 */
@Component
@ConditionalOnProperty("tandem.lines.enabled")
public final class LineGate {

	private final AtomicInteger waiting = new AtomicInteger();

	private volatile Sinks.Empty<Void> gate = Sinks.empty();

	LineGate() {
		release();
	}

	/**
	 * Holds the requests that come from now on.
	 */
	public void hold() {
		this.gate = Sinks.empty();
	}

	/**
	 * Releases all requests.
	 */
	public void release() {
		this.gate.tryEmitEmpty();
	}

	/**
	 * How many requests wait for {@link #release()}.
	 * @return their number
	 */
	public int waiting() {
		return this.waiting.get();
	}

	Mono<Void> pass() {
		return Mono.defer(() -> {
			this.waiting.incrementAndGet();
			return this.gate.asMono();
		}).doFinally((signal) -> this.waiting.decrementAndGet());
	}

}
