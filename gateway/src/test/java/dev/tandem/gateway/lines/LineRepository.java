package dev.tandem.gateway.lines;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The table of lines. Its methods block.
 */
@Repository
@ConditionalOnProperty("tandem.lines.enabled")
class LineRepository {

	private final JdbcClient jdbc;

	LineRepository(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	void insert(Line line) {
		this.jdbc
			.sql("insert into lines (id, start_x, start_y, end_x, end_y) values (:id, :startX, :startY, :endX, :endY)")
			.paramSource(line)
			.update();
	}

	Optional<Line> find(UUID id) {
		return this.jdbc.sql("select id, start_x, start_y, end_x, end_y from lines where id = :id")
			.param("id", id)
			.query(Line.class)
			.optional();
	}

	List<Line> list(int limit) {
		return this.jdbc.sql("select id, start_x, start_y, end_x, end_y from lines order by id limit :limit")
			.param("limit", limit)
			.query(Line.class)
			.list();
	}

}
