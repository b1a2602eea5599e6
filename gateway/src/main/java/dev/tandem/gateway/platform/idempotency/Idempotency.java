package dev.tandem.gateway.platform.idempotency;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

import dev.tandem.gateway.platform.persistence.DatabaseBridge;
import dev.tandem.gateway.platform.problem.PlatformProblem;
import dev.tandem.gateway.platform.problem.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Executes a write once for each idempotency key: a repeated request receives the stored
 * response for as long as {@code tandem.idempotency.retention}. Thread-safe.
 */
@Component
public class Idempotency {

	private static final Logger logger = LoggerFactory.getLogger(Idempotency.class);

	private final DatabaseBridge database;

	private final TransactionTemplate transaction;

	private final IdempotencyRepository requests;

	private final Duration retention;

	private final Clock clock;

	Idempotency(DatabaseBridge database, TransactionTemplate transaction, IdempotencyRepository requests,
			IdempotencyProperties properties, Clock clock) {
		this.database = database;
		this.transaction = transaction;
		this.requests = requests;
		this.retention = properties.retention();
		this.clock = clock;
	}

	/**
	 * Executes a write, or returns the response of the first request with its key.
	 * @param request the request
	 * @param operation called when no response is stored yet; ends in the transaction
	 * that it is given
	 * @return the response; an error when the key belongs to another request
	 */
	public Mono<StoredResponse> execute(IdempotentRequest request,
			Function<IdempotentTransaction, Mono<StoredResponse>> operation) {
		String key = request.key();
		if (key == null) {
			return Mono.defer(() -> operation.apply((write) -> this.database.call(() -> write(write))));
		}
		return this.database.call(() -> this.requests.find(key, oldestValid()))
			.flatMap((stored) -> stored.map((first) -> Mono.just(sameRequest(first, request)))
				.orElseGet(() -> operation.apply((write) -> store(request, key, write))));
	}

	private Mono<StoredResponse> store(IdempotentRequest request, String key, Supplier<StoredResponse> write) {
		RequestDigest digest = RequestDigest.of(request);
		return this.database.call(() -> writeOrFind(key, digest, write)).map((first) -> sameRequest(first, request));
	}

	/** The first row may expire between both statements; then this one is stored. */
	private StoredRequest writeOrFind(String key, RequestDigest digest, Supplier<StoredResponse> write) {
		while (true) {
			Optional<StoredRequest> stored = write(key, digest, write).or(() -> this.requests.find(key, oldestValid()));
			if (stored.isPresent()) {
				return stored.get();
			}
		}
	}

	private StoredResponse write(Supplier<StoredResponse> write) {
		return this.transaction.execute((status) -> write.get());
	}

	/**
	 * A retry may be refused because its first attempt already succeeded: returns the
	 * response stored then.
	 */
	private Optional<StoredRequest> write(String key, RequestDigest digest, Supplier<StoredResponse> write) {
		try {
			return this.transaction.execute((status) -> {
				StoredRequest stored = new StoredRequest(digest, write.get());
				if (!this.requests.insert(key, stored, this.clock.instant(), oldestValid())) {
					status.setRollbackOnly();
					return Optional.empty();
				}
				return Optional.of(stored);
			});
		}
		catch (ProblemException ex) {
			return Optional.of(this.requests.find(key, oldestValid()).orElseThrow(() -> ex));
		}
	}

	private static StoredResponse sameRequest(StoredRequest stored, IdempotentRequest request) {
		if (!stored.digest().matches(request)) {
			throw new ProblemException(PlatformProblem.IDEMPOTENCY_KEY_REUSED,
					PlatformProblem.IDEMPOTENCY_KEY_REUSED.description());
		}
		return stored.response();
	}

	/**
	 * Deletes the responses that no retry can receive any more.
	 * @return completes when they are deleted
	 */
	Mono<Void> purge() {
		return this.database.call(() -> this.requests.purge(oldestValid()))
			.doOnNext((count) -> logger.debug("{} expired responses were deleted", count))
			.then();
	}

	private Instant oldestValid() {
		return this.clock.instant().minus(this.retention);
	}

}
