package dev.tandem.gateway.web;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import org.springframework.stereotype.Component;

/**
 * Answers that would never end by themselves: they end when the gateway is told to stop,
 * and whoever reads them comes back to another one.
 */
@Component
public final class OpenStreams {

	private final Sinks.Empty<Void> stopping = Sinks.empty();

	OpenStreams() {
	}

	/**
	 * Lets a stream go on no longer than the gateway does.
	 * @param stream what is answered
	 * @param <T> its elements
	 * @return the same, completed when the gateway is told to stop
	 */
	public <T> Flux<T> untilStopped(Flux<T> stream) {
		return stream.takeUntilOther(this.stopping.asMono().then(Mono.just(true)));
	}

	void end() {
		this.stopping.tryEmitEmpty();
	}

}
