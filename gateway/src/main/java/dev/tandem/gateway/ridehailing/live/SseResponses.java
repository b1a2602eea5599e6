package dev.tandem.gateway.ridehailing.live;

import java.time.Duration;

import dev.tandem.gateway.platform.shutdown.LongLivedResponses;
import org.jspecify.annotations.Nullable;
import reactor.core.Exceptions;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * Builds responses with server-sent events: sets the client's reconnection delay, sends
 * keep-alive comments, and ends the stream when the gateway shuts down. Thread-safe.
 */
@Component
final class SseResponses {

	private static final Duration RECONNECT_DELAY = Duration.ofSeconds(1);

	private static final ServerSentEvent<String> PREAMBLE = ServerSentEvent.<String>builder()
		.retry(RECONNECT_DELAY)
		.comment("live")
		.build();

	private static final ServerSentEvent<String> KEEP_ALIVE = ServerSentEvent.<String>builder()
		.comment("alive")
		.build();

	private final JsonMapper json;

	private final LongLivedResponses streams;

	private final Flux<ServerSentEvent<String>> alive;

	SseResponses(JsonMapper json, LongLivedResponses streams, LiveProperties properties) {
		this.json = json;
		this.streams = streams;
		this.alive = Flux.interval(properties.keepAlive()).onBackpressureDrop().map((tick) -> KEEP_ALIVE).share();
	}

	/**
	 * Creates an event.
	 * @param id its id; null when the stream cannot be resumed after it
	 * @param data is written as JSON
	 */
	ServerSentEvent<String> event(String name, @Nullable String id, Object data) {
		ServerSentEvent.Builder<String> event = ServerSentEvent.builder(this.json.writeValueAsString(data)).event(name);
		return ((id != null) ? event.id(id) : event).build();
	}

	/** Creates a response, which ends when its events complete. */
	ResponseEntity<Flux<ServerSentEvent<String>>> respond(ServerWebExchange exchange,
			Flux<ServerSentEvent<String>> events) {
		return ResponseEntity.ok()
			.contentType(MediaType.TEXT_EVENT_STREAM)
			.cacheControl(CacheControl.noStore())
			.header("X-Accel-Buffering", "no")
			.body(concat(Flux.just(PREAMBLE), this.streams.untilStopped(exchange, mergeLatest(events, this.alive))
				.onErrorComplete(Exceptions::isOverflow)));
	}

	/**
	 * Merges a stream with another one of which only the latest event matters: its older
	 * events are dropped while the subscriber is slow. Completes with the first.
	 */
	static Flux<ServerSentEvent<String>> mergeLatest(Flux<ServerSentEvent<String>> events,
			Flux<ServerSentEvent<String>> others) {
		return Flux.defer(() -> {
			Sinks.Empty<Void> end = Sinks.empty();
			return Flux.merge(events.doOnTerminate(end::tryEmitEmpty),
					// others never complete by themselves
					others.onBackpressureLatest().takeUntilOther(end.asMono()));
		});
	}

	/**
	 * Concatenates two streams. {@code Flux.concatWith} and {@code startWith} may lose a
	 * cancellation that arrives while they subscribe to the second stream; this does not.
	 */
	static Flux<ServerSentEvent<String>> concat(Flux<ServerSentEvent<String>> first,
			Flux<ServerSentEvent<String>> second) {
		return Flux.just(first, second).concatMap((stream) -> stream);
	}

}
