package dev.tandem.gateway.notes;

import java.net.URI;
import java.util.UUID;

import dev.tandem.gateway.platform.idempotency.Idempotency;
import dev.tandem.gateway.platform.idempotency.IdempotencyKey;
import dev.tandem.gateway.platform.idempotency.IdempotentRequest;
import dev.tandem.gateway.platform.idempotency.StoredResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * Stores notes, each once for its {@code Idempotency-Key}.
 */
@RestController
class NoteController {

	private static final String PATH = "/api/v1/notes";

	private final Idempotency idempotency;

	private final JdbcClient jdbc;

	private final JsonMapper json;

	NoteController(Idempotency idempotency, JdbcClient jdbc, JsonMapper json) {
		this.idempotency = idempotency;
		this.jdbc = jdbc;
		this.json = json;
	}

	@PostMapping(path = PATH, consumes = MediaType.APPLICATION_JSON_VALUE)
	Mono<ResponseEntity<byte[]>> create(@RequestBody Mono<Note.Draft> body, ServerHttpRequest request) {
		String key = IdempotencyKey.of(request.getHeaders());
		return body
			.flatMap((draft) -> this.idempotency.execute(new IdempotentRequest(key, "POST " + PATH, draft),
					(transaction) -> transaction.write(() -> insert(draft))))
			.map((stored) -> ResponseEntity.created(URI.create(PATH + "/" + stored.resourceId()))
				.contentType(MediaType.APPLICATION_JSON)
				.body(stored.body()));
	}

	private StoredResponse insert(Note.Draft draft) {
		Note note = new Note(UUID.randomUUID(), draft.text());
		this.jdbc.sql("INSERT INTO notes (id, text) VALUES (?, ?)").params(note.id(), note.text()).update();
		return new StoredResponse(note.id(), this.json.writeValueAsBytes(note));
	}

}
