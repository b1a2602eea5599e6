package dev.tandem.gateway.ridehailing.quote;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.tandem.gateway.platform.idempotency.IdempotentTransaction;
import dev.tandem.gateway.platform.idempotency.StoredResponse;
import dev.tandem.gateway.platform.persistence.DatabaseBridge;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * Quotes as the reactive side sees them: one is stored in one transaction with the answer
 * that is kept of it.
 */
@Component
class QuoteStore {

	private final DatabaseBridge database;

	private final QuoteRepository quotes;

	QuoteStore(DatabaseBridge database, QuoteRepository quotes) {
		this.database = database;
		this.quotes = quotes;
	}

	Mono<Integer> countRecentByCell(String cell, Instant now, Duration window) {
		return this.database.call(() -> this.quotes.countRecentByCell(cell, now, window));
	}

	Mono<Optional<Quote>> find(UUID id) {
		return this.database.call(() -> this.quotes.find(id));
	}

	Mono<List<Quote>> list(@Nullable QuoteCursor after, int limit) {
		return this.database.call(() -> this.quotes.list(after, limit));
	}

	/**
	 * Stores a quote, and the answer under a key if there is one; of two at once with one
	 * key, only one is stored.
	 * @param quote the quote
	 * @param transaction stores the quote together with the response
	 * @param answer the answer to keep
	 * @return the answer that is kept now: this one, or the one that was there first
	 */
	Mono<StoredResponse> store(Quote quote, IdempotentTransaction transaction, StoredResponse answer) {
		return transaction.write(() -> {
			this.quotes.insert(quote);
			return answer;
		});
	}

}
