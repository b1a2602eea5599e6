package dev.tandem.gateway.platform.idempotency;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The table of stored responses. Its methods block: call them through the bridge.
 */
@Repository
class IdempotencyRepository {

	private final JdbcClient jdbc;

	IdempotencyRepository(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** What is stored under a key; a row that is older than {@code notBefore} is not. */
	Optional<StoredRequest> find(String key, Instant notBefore) {
		return this.jdbc.sql("""
				select digest_version, request_hash, resource_id, answer from idempotency_keys
				where key = :key and created_at > :notBefore
				""")
			.param("key", key)
			.param("notBefore", notBefore.atOffset(ZoneOffset.UTC))
			.query((row, index) -> read(row))
			.optional();
	}

	private static StoredRequest read(ResultSet row) throws SQLException {
		return new StoredRequest(new RequestDigest(row.getInt("digest_version"), row.getBytes("request_hash")),
				new StoredResponse(row.getObject("resource_id", UUID.class), row.getBytes("answer")));
	}

	/**
	 * Stores a row, unless one that is not older than {@code notBefore} has the key.
	 * Waits for a concurrent transaction that is about to store one.
	 * @return whether the row is stored
	 */
	boolean insert(String key, StoredRequest stored, Instant now, Instant notBefore) {
		return this.jdbc.sql("""
				insert into idempotency_keys as stored
				  (key, created_at, digest_version, request_hash, resource_id, answer)
				values (:key, :now, :version, :hash, :resourceId, :answer)
				on conflict (key) do update set created_at = excluded.created_at,
				  digest_version = excluded.digest_version, request_hash = excluded.request_hash,
				  resource_id = excluded.resource_id, answer = excluded.answer
				where stored.created_at <= :notBefore
				""")
			.param("key", key)
			.param("now", now.atOffset(ZoneOffset.UTC))
			.param("version", stored.digest().version())
			.param("hash", stored.digest().hash())
			.param("resourceId", stored.response().resourceId())
			.param("answer", stored.response().body())
			.param("notBefore", notBefore.atOffset(ZoneOffset.UTC))
			.update() == 1;
	}

	int purge(Instant notBefore) {
		return this.jdbc.sql("delete from idempotency_keys where created_at <= :notBefore")
			.param("notBefore", notBefore.atOffset(ZoneOffset.UTC))
			.update();
	}

}
