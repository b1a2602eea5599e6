package dev.tandem.gateway.live;

import java.time.Duration;

import dev.tandem.gateway.web.OpenStreams;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.stereotype.Component;

/**
 * What all streams of server-sent events have in common: how soon to come back, a word
 * now and then, an end when the gateway stops.
 */
@Component
final class EventStream {

	private static final Duration COME_BACK = Duration.ofSeconds(1);

	private static final ServerSentEvent<String> ALIVE = ServerSentEvent.<String>builder().comment("alive").build();

	private final JsonMapper json;

	private final OpenStreams streams;

	private final Flux<ServerSentEvent<String>> alive;

	EventStream(JsonMapper json, OpenStreams streams, LiveProperties properties) {
		this.json = json;
		this.streams = streams;
		this.alive = Flux.interval(properties.keepAlive()).onBackpressureDrop().map((tick) -> ALIVE).share();
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
	 * @param events what it tells; it ends with them
	 * @return the answer
	 */
	ResponseEntity<Flux<ServerSentEvent<String>>> answer(Flux<ServerSentEvent<String>> events) {
		ServerSentEvent<String> first = ServerSentEvent.<String>builder().retry(COME_BACK).comment("live").build();
		Flux<ServerSentEvent<String>> living = events.materialize().mergeWith(this.alive.materialize()).dematerialize();
		return ResponseEntity.ok()
			.contentType(MediaType.TEXT_EVENT_STREAM)
			.cacheControl(CacheControl.noStore())
			.header("X-Accel-Buffering", "no")
			.body(this.streams.untilStopped(living.startWith(first)));
	}

}
