package dev.tandem.gateway.notes;

import dev.tandem.gateway.platform.id.UuidV7;
import dev.tandem.gateway.platform.idempotency.Idempotency;
import dev.tandem.gateway.platform.idempotency.IdempotencyKey;
import dev.tandem.gateway.platform.idempotency.IdempotentRequest;
import dev.tandem.gateway.platform.idempotency.Resource;
import reactor.core.publisher.Mono;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
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

	NoteController(Idempotency idempotency, JdbcClient jdbc) {
		this.idempotency = idempotency;
		this.jdbc = jdbc;
	}

	@PostMapping(path = PATH, consumes = MediaType.APPLICATION_JSON_VALUE)
	Mono<ResponseEntity<byte[]>> create(@RequestBody Mono<Note.Draft> body, IdempotencyKey key) {
		return body.flatMap(
				(draft) -> this.idempotency.execute(new IdempotentRequest(key, PATH, draft), () -> insert(draft)));
	}

	private Resource insert(Note.Draft draft) {
		Note note = new Note(UuidV7.next(), draft.text());
		this.jdbc.sql("INSERT INTO notes (id, text) VALUES (?, ?)").params(note.id(), note.text()).update();
		return new Resource(note.id(), note);
	}

}
