package dev.tandem.gateway.platform.idempotency;

import java.util.function.Supplier;

import reactor.core.publisher.Mono;

/**
 * Stores a write and its response together. Of two concurrent writes with one key, only
 * one is stored.
 */
@FunctionalInterface
public interface IdempotentTransaction {

	/**
	 * Writes.
	 * @param write blocks; runs on a virtual thread within a database transaction,
	 * possibly more than once, and returns the response to store
	 * @return the response that is stored now: this one, or the one that was stored first
	 */
	Mono<StoredResponse> write(Supplier<StoredResponse> write);

}
