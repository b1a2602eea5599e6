package dev.tandem.gateway.platform.idempotency;

import java.net.URI;
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
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Executes a write once for each idempotency key, and stores its response in the same
 * transaction: a repeated request receives the stored response for as long as
 * {@code tandem.idempotency.retention}. Of two concurrent writes with one key, only one
 * is stored. Thread-safe.
 */
@Component
public class Idempotency {

	private static final Logger logger = LoggerFactory.getLogger(Idempotency.class);

	private final DatabaseBridge database;

	private final TransactionTemplate transaction;

	private final IdempotencyRepository requests;

	private final JsonMapper json;

	private final Duration retention;

	private final Clock clock;

	Idempotency(DatabaseBridge database, TransactionTemplate transaction, IdempotencyRepository requests,
			JsonMapper json, IdempotencyProperties properties, Clock clock) {
		this.database = database;
		this.transaction = transaction;
		this.requests = requests;
		this.json = json;
		this.retention = properties.retention();
		this.clock = clock;
	}

	/** Executes a write that needs no preparation. */
	public Mono<ResponseEntity<byte[]>> execute(IdempotentRequest request, Supplier<Resource> write) {
		return execute(request, Mono.just(write), Supplier::get);
	}

	/**
	 * Executes a write, or returns the response of the first request with its key.
	 * @param request the request
	 * @param prepared what the write needs; subscribed to only when no response is stored
	 * @param write blocks; runs on a virtual thread within a database transaction,
	 * possibly more than once
	 * @param <T> what the write needs
	 * @return {@code 201} with the URL of what was written first; a
	 * {@link ProblemException} when the key belongs to another request
	 */
	public <T> Mono<ResponseEntity<byte[]>> execute(IdempotentRequest request, Mono<T> prepared,
			Function<T, Resource> write) {
		return find(request)
			.switchIfEmpty(prepared
				.flatMap((value) -> this.database.call(() -> writeOrFind(request, () -> write.apply(value)))))
			.map((response) -> ResponseEntity.created(URI.create(request.path() + "/" + response.resourceId()))
				.contentType(MediaType.APPLICATION_JSON)
				.body(response.body()));
	}

	private Mono<StoredResponse> find(IdempotentRequest request) {
		String key = request.key().value();
		return (key == null) ? Mono.empty() : this.database.find(() -> this.requests.find(key, oldestValid()))
			.map((stored) -> sameRequest(stored, request));
	}

	/** The first row may expire between both statements; then this one is stored. */
	private StoredResponse writeOrFind(IdempotentRequest request, Supplier<Resource> write) {
		String key = request.key().value();
		if (key == null) {
			return this.transaction.execute((status) -> response(write.get()));
		}
		while (true) {
			Optional<StoredRequest> stored = write(key, request, write)
				.or(() -> this.requests.find(key, oldestValid()));
			if (stored.isPresent()) {
				return sameRequest(stored.get(), request);
			}
		}
	}

	/**
	 * A retry may be refused because its first attempt already succeeded: returns the
	 * response stored then.
	 */
	private Optional<StoredRequest> write(String key, IdempotentRequest request, Supplier<Resource> write) {
		try {
			return this.transaction.execute((status) -> {
				StoredRequest stored = new StoredRequest(RequestDigest.of(request), response(write.get()));
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

	private StoredResponse response(Resource resource) {
		return new StoredResponse(resource.id(), this.json.writeValueAsBytes(resource.body()));
	}

	private static StoredResponse sameRequest(StoredRequest stored, IdempotentRequest request) {
		if (!stored.digest().matches(request)) {
			throw new ProblemException(PlatformProblem.IDEMPOTENCY_KEY_REUSED,
					PlatformProblem.IDEMPOTENCY_KEY_REUSED.description());
		}
		return stored.response();
	}

	/** Deletes the responses that no retry can receive any more. */
	Mono<Void> purge() {
		return this.database.call(() -> this.requests.purge(oldestValid()))
			.doOnNext((count) -> logger.debug("{} expired responses were deleted", count))
			.then();
	}

	private Instant oldestValid() {
		return this.clock.instant().minus(this.retention);
	}

}
