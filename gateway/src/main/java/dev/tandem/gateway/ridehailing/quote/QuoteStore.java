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
 * Reactive access to quotes. A quote and its idempotent response are stored in one
 * transaction.
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
	 * Stores a quote and its idempotent response in one transaction. Of two concurrent
	 * requests with one key, only one stores its quote.
	 * @param quote the quote
	 * @param transaction stores the quote together with the response
	 * @param response the response to store
	 * @return the stored response: this one, or that of the request that was first
	 */
	Mono<StoredResponse> store(Quote quote, IdempotentTransaction transaction, StoredResponse response) {
		return transaction.write(() -> {
			this.quotes.insert(quote);
			return response;
		});
	}

}
