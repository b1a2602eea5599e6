package dev.tandem.gateway.lines;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.tandem.gateway.platform.idempotency.IdempotentTransaction;
import dev.tandem.gateway.platform.idempotency.StoredResponse;
import dev.tandem.gateway.platform.persistence.DatabaseBridge;
import reactor.core.publisher.Mono;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * Lines as the reactive side reads and writes them.
 */
@Component
@ConditionalOnProperty("tandem.lines.enabled")
class LineStore {

	private final DatabaseBridge database;

	private final LineRepository lines;

	LineStore(DatabaseBridge database, LineRepository lines) {
		this.database = database;
		this.lines = lines;
	}

	Mono<StoredResponse> insert(Line line, IdempotentTransaction transaction, StoredResponse response) {
		return transaction.write(() -> {
			this.lines.insert(line);
			return response;
		});
	}

	Mono<Optional<Line>> find(UUID id) {
		return this.database.call(() -> this.lines.find(id));
	}

	Mono<List<Line>> list(int limit) {
		return this.database.call(() -> this.lines.list(limit));
	}

}
