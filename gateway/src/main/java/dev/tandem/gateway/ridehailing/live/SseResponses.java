package dev.tandem.gateway.ridehailing.live;

import java.time.Duration;

import dev.tandem.gateway.platform.shutdown.LongLivedResponses;
import org.jspecify.annotations.Nullable;
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
 * What all streams of server-sent events have in common: how soon to come back, a word
 * now and then, an end when the gateway stops.
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
	 * An event.
	 * @param name its name
	 * @param id its id; null for one that a stream is not resumed from
	 * @param data what becomes its JSON
	 * @return the event
	 */
	ServerSentEvent<String> event(String name, @Nullable String id, Object data) {
		ServerSentEvent.Builder<String> event = ServerSentEvent.builder(this.json.writeValueAsString(data)).event(name);
		return ((id != null) ? event.id(id) : event).build();
	}

	/**
	 * Answers with a stream.
	 * @param exchange what is answered
	 * @param events what it tells; it ends with them
	 * @return the answer
	 */
	ResponseEntity<Flux<ServerSentEvent<String>>> respond(ServerWebExchange exchange,
			Flux<ServerSentEvent<String>> events) {
		return ResponseEntity.ok()
			.contentType(MediaType.TEXT_EVENT_STREAM)
			.cacheControl(CacheControl.noStore())
			.header("X-Accel-Buffering", "no")
			.body(concat(Flux.just(PREAMBLE), this.streams.untilStopped(exchange, mergeLatest(events, this.alive))
				.onErrorComplete(SlowConsumerException.class)));
	}

	/**
	 * Adds to a stream what is no part of its course.
	 * @param events the stream
	 * @param others of these only the newest waits for a slow reader, and holds up nobody
	 * @return both, ending with the first
	 */
	static Flux<ServerSentEvent<String>> mergeLatest(Flux<ServerSentEvent<String>> events,
			Flux<ServerSentEvent<String>> others) {
		return Flux.defer(() -> {
			Sinks.Empty<Void> end = Sinks.empty();
			return Flux.merge(events.doOnTerminate(end::tryEmitEmpty),
					others.onBackpressureLatest().takeUntilOther(end.asMono()));
		});
	}

	/**
	 * Puts one stream after another. {@code Flux.concatWith} and {@code startWith} may
	 * lose a cancellation that comes while they subscribe to the second stream; this does
	 * not.
	 * @param first the stream that is read to its end
	 * @param second what follows it
	 * @return both
	 */
	static Flux<ServerSentEvent<String>> concat(Flux<ServerSentEvent<String>> first,
			Flux<ServerSentEvent<String>> second) {
		return Flux.just(first, second).concatMap((stream) -> stream);
	}

}
