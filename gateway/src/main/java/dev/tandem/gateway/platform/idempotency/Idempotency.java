package dev.tandem.gateway.platform.idempotency;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;

import dev.tandem.gateway.platform.persistence.DatabaseBridge;
import dev.tandem.gateway.platform.problem.ProblemException;
import dev.tandem.gateway.platform.problem.ProblemType;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets a write happen once for each key, in one transaction with the answer that is kept
 * for its repetitions.
 */
@Component
public class Idempotency {

	private static final Log logger = LogFactory.getLog(Idempotency.class);

	private final DatabaseBridge database;

	private final TransactionTemplate transaction;

	private final IdempotencyRepository answers;

	private final Duration retention;

	private final Clock clock;

	Idempotency(DatabaseBridge database, TransactionTemplate transaction, IdempotencyRepository answers,
			IdempotencyProperties properties, Clock clock) {
		this.database = database;
		this.transaction = transaction;
		this.answers = answers;
		this.retention = properties.retention();
		this.clock = clock;
	}

	/**
	 * Finds the answer that a repeated request got, or has it made.
	 * @param key the caller's key, or null
	 * @param digest of the request
	 * @param made makes the answer; subscribed to when there is none yet
	 * @return the answer; an error when the key belongs to another request
	 */
	public Mono<StoredResponse> once(@Nullable String key, byte[] digest, Mono<StoredResponse> made) {
		if (key == null) {
			return made;
		}
		return this.database.call(() -> this.answers.find(key, oldestKept()))
			.flatMap((kept) -> kept.map(Mono::just).orElse(made))
			.map((answer) -> sameRequest(answer, digest));
	}

	/**
	 * Writes, and keeps the answer under a key if there is one; of two at once with one
	 * key, only one is written.
	 * @param key the caller's key, or null
	 * @param write blocks; runs within the transaction, perhaps more than once, and gives
	 * the answer to keep
	 * @return the answer that is kept now: this one, or the one that was there first
	 */
	public Mono<StoredResponse> write(@Nullable String key, Supplier<StoredResponse> write) {
		return this.database.call(() -> (key != null) ? writtenOrFirst(key, write) : written(write));
	}

	/** The answer that was first may run out while it is looked for: then this one is. */
	private StoredResponse writtenOrFirst(String key, Supplier<StoredResponse> write) {
		while (true) {
			Optional<StoredResponse> answer = written(key, write).or(() -> this.answers.find(key, oldestKept()));
			if (answer.isPresent()) {
				return answer.get();
			}
		}
	}

	private StoredResponse written(Supplier<StoredResponse> write) {
		return this.transaction.execute((status) -> write.get());
	}

	/** What a write is refused for may be its own first time. */
	private Optional<StoredResponse> written(String key, Supplier<StoredResponse> write) {
		try {
			return this.transaction.execute((status) -> {
				StoredResponse answer = write.get();
				if (!this.answers.keep(key, answer, this.clock.instant(), oldestKept())) {
					status.setRollbackOnly();
					return Optional.empty();
				}
				return Optional.of(answer);
			});
		}
		catch (ProblemException ex) {
			return Optional.of(this.answers.find(key, oldestKept()).orElseThrow(() -> ex));
		}
	}

	private static StoredResponse sameRequest(StoredResponse answer, byte[] digest) {
		if (!Arrays.equals(answer.requestHash(), digest)) {
			throw new ProblemException(ProblemType.IDEMPOTENCY_KEY_REUSED,
					ProblemType.IDEMPOTENCY_KEY_REUSED.description());
		}
		return answer;
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
