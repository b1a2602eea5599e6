package dev.tandem.gateway.platform.idempotency;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The answers kept for repeated writes. Its methods block: they are called through the
 * bridge.
 */
@Repository
class IdempotencyRepository {

	private final JdbcClient jdbc;

	IdempotencyRepository(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * The answer kept under a key.
	 * @param key the caller's key
	 * @param notBefore since when an answer counts; an older one is as good as none
	 * @return the answer
	 */
	Optional<StoredResponse> find(String key, Instant notBefore) {
		return this.jdbc.sql("""
				select request_hash, resource_id, answer from idempotency_keys
				where key = :key and created_at > :notBefore
				""")
			.param("key", key)
			.param("notBefore", notBefore.atOffset(ZoneOffset.UTC))
			.query((row, index) -> new StoredResponse(row.getBytes("request_hash"),
					row.getObject("resource_id", UUID.class), row.getBytes("answer")))
			.optional();
	}

	/**
	 * Keeps an answer, unless another one is kept already; a transaction that is about to
	 * do so is waited for.
	 * @param key the caller's key
	 * @param answer the answer
	 * @param now when
	 * @param notBefore since when another answer counts
	 * @return whether this answer is the one
	 */
	boolean keep(String key, StoredResponse answer, Instant now, Instant notBefore) {
		return this.jdbc.sql("""
				insert into idempotency_keys as kept (key, created_at, request_hash, resource_id, answer)
				values (:key, :now, :hash, :resourceId, :answer)
				on conflict (key) do update set created_at = excluded.created_at,
				  request_hash = excluded.request_hash, resource_id = excluded.resource_id, answer = excluded.answer
				where kept.created_at <= :notBefore
				""")
			.param("key", key)
			.param("now", now.atOffset(ZoneOffset.UTC))
			.param("hash", answer.requestHash())
			.param("resourceId", answer.resourceId())
			.param("answer", answer.body())
			.param("notBefore", notBefore.atOffset(ZoneOffset.UTC))
			.update() == 1;
	}

	int purge(Instant notBefore) {
		return this.jdbc.sql("delete from idempotency_keys where created_at <= :notBefore")
			.param("notBefore", notBefore.atOffset(ZoneOffset.UTC))
			.update();
	}

}
