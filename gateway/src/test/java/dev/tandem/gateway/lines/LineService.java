package dev.tandem.gateway.lines;

import java.util.List;
import java.util.UUID;

import dev.tandem.gateway.platform.idempotency.Idempotency;
import dev.tandem.gateway.platform.idempotency.IdempotentRequest;
import dev.tandem.gateway.platform.idempotency.StoredResponse;
import dev.tandem.gateway.platform.problem.PlatformProblem;
import dev.tandem.gateway.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Service;

/**
 * Stores lines and finds them.
 */
@Service
@ConditionalOnProperty("tandem.lines.enabled")
class LineService {

	private final Idempotency idempotency;

	private final LineStore store;

	private final LineGate gate;

	private final JsonMapper json;

	LineService(Idempotency idempotency, LineStore store, LineGate gate, JsonMapper json) {
		this.idempotency = idempotency;
		this.store = store;
		this.gate = gate;
		this.json = json;
	}

	Mono<StoredResponse> create(LineRequest request, @Nullable String key) {
		Line line = LineValidator.validate(request);
		StoredResponse response = new StoredResponse(line.id(), this.json.writeValueAsBytes(line));
		return this.idempotency.execute(new IdempotentRequest(key, "POST /api/v1/lines", request),
				(transaction) -> this.gate.pass()
					.then(Mono.defer(() -> this.store.insert(line, transaction, response))));
	}

	Mono<Line> find(UUID id) {
		return this.store.find(id)
			.map((line) -> line
				.orElseThrow(() -> new ProblemException(PlatformProblem.NOT_FOUND, "There is no line " + id)));
	}

	Mono<List<Line>> list(int limit) {
		return this.store.list(limit);
	}

}
