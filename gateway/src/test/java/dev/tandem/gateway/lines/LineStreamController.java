package dev.tandem.gateway.lines;

import java.util.concurrent.atomic.AtomicInteger;

import dev.tandem.gateway.platform.shutdown.LongLivedResponses;
import io.swagger.v3.oas.annotations.Hidden;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

/**
 * A stream of server-sent events that ends when a test ends it.
 */
@RestController
@Hidden
@ConditionalOnProperty("tandem.lines.enabled")
public class LineStreamController {

	/** Where the stream is. */
	public static final String EVENTS = "/api/v1/lines/events";

	private final LongLivedResponses responses;

	private final AtomicInteger subscribers = new AtomicInteger();

	private volatile Sinks.Empty<Void> end = Sinks.empty();

	LineStreamController(LongLivedResponses responses) {
		this.responses = responses;
	}

	@GetMapping(path = EVENTS, produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	Flux<ServerSentEvent<String>> events(ServerWebExchange exchange) {
		ServerSentEvent<String> first = ServerSentEvent.<String>builder().event("first").data("{}").build();
		Flux<ServerSentEvent<String>> stream = Flux.concat(Flux.just(first), Flux.never())
			.takeUntilOther(this.end.asMono())
			.doOnSubscribe((subscription) -> this.subscribers.incrementAndGet())
			.doFinally((signal) -> this.subscribers.decrementAndGet());
		return this.responses.untilStopped(exchange, stream);
	}

	@PostMapping(EVENTS + "/end")
	void end() {
		Sinks.Empty<Void> ended = this.end;
		this.end = Sinks.empty();
		ended.tryEmitEmpty();
	}

	/**
	 * How many clients read.
	 * @return their number
	 */
	public int subscribers() {
		return this.subscribers.get();
	}

}
