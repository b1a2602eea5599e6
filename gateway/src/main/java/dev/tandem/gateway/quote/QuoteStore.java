package dev.tandem.gateway.quote;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import dev.tandem.gateway.persistence.DatabaseBridge;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Quotes and kept answers as the reactive side sees them: what belongs together is one
 * transaction.
 */
@Component
class QuoteStore {

	private static final Log logger = LogFactory.getLog(QuoteStore.class);

	private final DatabaseBridge database;

	private final TransactionTemplate transaction;

	private final QuoteRepository quotes;

	private final IdempotencyRepository answers;

	private final Duration retention;

	private final Clock clock;

	QuoteStore(DatabaseBridge database, TransactionTemplate transaction, QuoteRepository quotes,
			IdempotencyRepository answers, QuoteProperties properties, Clock clock) {
		this.database = database;
		this.transaction = transaction;
		this.quotes = quotes;
		this.answers = answers;
		this.retention = properties.idempotencyRetention();
		this.clock = clock;
	}

	Mono<Integer> demand(String cell, Instant now, Duration window) {
		return this.database.call(() -> this.quotes.demand(cell, now, window));
	}

	Mono<Optional<Quote>> find(UUID id) {
		return this.database.call(() -> this.quotes.find(id));
	}

	Mono<List<Quote>> newest(@Nullable QuoteCursor after, int limit) {
		return this.database.call(() -> this.quotes.newest(after, limit));
	}

	Mono<Optional<KeptAnswer>> keptAnswer(String key) {
		return this.database.call(() -> this.answers.find(key, oldestKept()));
	}

	/**
	 * Stores a quote, and the answer under a key if there is one; of two at once with one
	 * key, only one is stored.
	 * @param quote the quote
	 * @param key the caller's key, or null
	 * @param answer the answer to keep
	 * @return the answer that is kept now: this one, or the one that was there first
	 */
	Mono<KeptAnswer> store(Quote quote, @Nullable String key, KeptAnswer answer) {
		return this.database.call(() -> storedOrFirst(quote, key, answer));
	}

	/** The answer that was first may run out while it is looked for: then this one is. */
	private KeptAnswer storedOrFirst(Quote quote, @Nullable String key, KeptAnswer answer) {
		Optional<KeptAnswer> first = Optional.empty();
		while (first.isEmpty() && !stored(quote, key, answer)) {
			first = this.answers.find(Objects.requireNonNull(key), oldestKept());
		}
		return first.orElse(answer);
	}

	private boolean stored(Quote quote, @Nullable String key, KeptAnswer answer) {
		return Boolean.TRUE.equals(this.transaction.execute((status) -> {
			this.quotes.insert(quote);
			if (key != null && !this.answers.keep(key, answer, quote.createdAt(), oldestKept())) {
				status.setRollbackOnly();
				return false;
			}
			return true;
		}));
	}

	@Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1H")
	void purge() {
		this.database.call(() -> this.answers.purge(oldestKept()))
			.subscribe((count) -> logger.debug(count + " answers were kept long enough"),
					(error) -> logger.warn("Old answers stay for another hour: " + error.getMessage()));
	}

	private Instant oldestKept() {
		return this.clock.instant().minus(this.retention);
	}

}
