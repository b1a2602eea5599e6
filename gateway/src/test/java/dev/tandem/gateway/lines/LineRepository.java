package dev.tandem.gateway.lines;

import java.util.UUID;

import dev.tandem.gateway.platform.persistence.DatabaseBridge;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The table of lines.
 */
@Repository
@ConditionalOnProperty("tandem.lines.enabled")
class LineRepository {

	private static final String SELECT = "select id, start_x, start_y, end_x, end_y from lines ";

	private final DatabaseBridge database;

	private final JdbcClient jdbc;

	LineRepository(DatabaseBridge database, JdbcClient jdbc) {
		this.database = database;
		this.jdbc = jdbc;
	}

	/** Blocks; runs in the transaction of an idempotent write. */
	void insert(Line line) {
		this.jdbc
			.sql("insert into lines (id, start_x, start_y, end_x, end_y) values (:id, :startX, :startY, :endX, :endY)")
			.paramSource(line)
			.update();
	}

	Mono<Line> find(UUID id) {
		return this.database
			.find(() -> this.jdbc.sql(SELECT + "where id = :id").param("id", id).query(Line.class).optional());
	}

	Flux<Line> list(int limit) {
		return this.database.list(() -> this.jdbc.sql(SELECT + "order by id limit :limit")
			.param("limit", limit)
			.query(Line.class)
			.list());
	}

}
