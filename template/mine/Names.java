import java.sql.DriverManager;
import java.sql.SQLException;

/** Prints every name that the database shows a person: its own, roles, tables, columns, keys, comments, migrations. */
class Names {

	static void main() throws SQLException {
		var url = "jdbc:postgresql://127.0.0.1:%s/%s".formatted(System.getenv("POSTGRES_PORT"),
				System.getenv("POSTGRES_DB"));
		try (var connection = DriverManager.getConnection(url, System.getenv("POSTGRES_USER"),
				System.getenv("POSTGRES_PASSWORD"));
				var statement = connection.createStatement();
				var rows = statement.executeQuery("""
						SELECT 'database ' || datname FROM pg_database
						UNION SELECT 'role ' || rolname FROM pg_roles
						UNION SELECT 'client ' || application_name FROM pg_stat_activity
						UNION SELECT 'schema ' || nspname FROM pg_namespace
						UNION SELECT 'relation ' || relname FROM pg_class
						UNION SELECT 'column ' || attname FROM pg_attribute
						UNION SELECT 'key ' || conname FROM pg_constraint
						UNION SELECT 'function ' || proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace
						UNION SELECT 'view ' || definition FROM pg_views WHERE schemaname = 'public'
						UNION SELECT 'comment ' || description FROM pg_description WHERE objoid >= 16384
						ORDER BY 1""")) {
			while (rows.next()) {
				System.out.println(rows.getString(1));
			}
		}
	}

}
