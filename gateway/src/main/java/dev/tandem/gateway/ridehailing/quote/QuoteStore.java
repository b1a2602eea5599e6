package dev.tandem.gateway.ridehailing.quote;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

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

	/** Blocks; runs in the transaction of an idempotent write. */
	void insert(Quote quote) {
		this.quotes.insert(quote);
	}

}
