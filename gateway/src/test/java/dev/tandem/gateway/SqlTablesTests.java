package dev.tandem.gateway;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SqlTablesTests {

	@Test
	void tablesOfStatementsInJava() {
		String java = """
				import org.springframework.jdbc.core.simple.JdbcClient;
				// from a comment
				String a = "select 1 from orders where a is distinct from b for update skip locked";
				String b = ""\"
					with late as (select extract(epoch from e.at) from events e join items i on true)
					insert into notes (id) select * from late, unnest(:ids) on conflict do update set a = 1""\";""";
		assertThat(SqlTables.named(SqlTables.inStrings(java))).containsExactly("events", "items", "notes", "orders");
	}

	@Test
	void javaWithoutSqlNamesNoTable() {
		assertThat(SqlTables.inStrings("String message = \"Expected a line from the client\";")).isEmpty();
	}

	@Test
	void tablesOfMigrations() {
		String sql = """
				-- Copied from elsewhere.
				create unlogged table if not exists notes (id uuid references orders (id), at timestamptz);
				create unique index if not exists notes_at on notes (at);
				create view late as select * from events where at < now();
				alter table if exists items add column note text;
				create or replace trigger kept before update or delete or truncate on rows
					for each statement execute function refuse();
				comment on column words.text is 'plain';
				do $$ begin select attname into name from pg_attribute; end $$;""";
		assertThat(SqlTables.created(sql)).containsExactly("late", "notes");
		assertThat(SqlTables.named(sql)).containsExactly("events", "items", "notes", "orders", "rows", "words");
	}

}
