package dev.tandem.gateway.platform.persistence;

import java.util.List;

import dev.tandem.gateway.platform.testing.GatewayExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

class MigrationsTests {

	@RegisterExtension
	static final GatewayExtension stack = new GatewayExtension();

	@Test
	void eachRootHasItsOwnHistory() {
		assertThat(versions("platform")).containsExactly("1", "2");
		assertThat(versions("lines")).containsExactly("1");
	}

	@Test
	void platformIsMigratedBeforeItsSlices() {
		String platform = "select max(installed_on) from flyway_schema_history_platform";
		String slice = "select min(installed_on) from flyway_schema_history_lines";
		assertThat(stack.database()
			.jdbc()
			.sql("select (" + platform + ") <= (" + slice + ")")
			.query(Boolean.class)
			.single()).isTrue();
	}

	@Test
	void onlyRootsThatTakePartHaveAHistory() {
		assertThat(stack.database()
			.jdbc()
			.sql("select table_name from information_schema.tables where table_name like 'flyway%' order by table_name")
			.query(String.class)
			.list()).containsExactly("flyway_schema_history_lines", "flyway_schema_history_platform");
	}

	private static List<String> versions(String root) {
		return stack.database()
			.jdbc()
			.sql("select version from flyway_schema_history_" + root
					+ " where success and type = 'SQL' order by installed_rank")
			.query(String.class)
			.list();
	}

}
