package dev.tandem.gateway.lines;

import java.util.UUID;

import dev.tandem.gateway.platform.id.UuidV7;
import dev.tandem.gateway.platform.idempotency.Idempotency;
import dev.tandem.gateway.platform.idempotency.IdempotencyKey;
import dev.tandem.gateway.platform.idempotency.IdempotentRequest;
import dev.tandem.gateway.platform.idempotency.Resource;
import dev.tandem.gateway.platform.problem.ProblemException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Service;

/**
 * Stores lines and finds them.
 */
@Service
@ConditionalOnProperty("tandem.lines.enabled")
class LineService {

	private final Idempotency idempotency;

	private final LineRepository lines;

	private final LineGate gate;

	LineService(Idempotency idempotency, LineRepository lines, LineGate gate) {
		this.idempotency = idempotency;
		this.lines = lines;
		this.gate = gate;
	}

	Mono<ResponseEntity<byte[]>> create(LineRequest request, IdempotencyKey key) {
		Line line = request.line(UuidV7.next());
		return this.idempotency.execute(new IdempotentRequest(key, "/api/v1/lines", request),
				this.gate.pass().thenReturn(line), (passed) -> {
					this.lines.insert(passed);
					return new Resource(passed.id(), passed);
				});
	}

	Mono<Line> find(UUID id) {
		return this.lines.find(id).switchIfEmpty(Mono.error(() -> ProblemException.notFound("There is no line " + id)));
	}

	Flux<Line> list(int limit) {
		return this.lines.list(limit);
	}

}
