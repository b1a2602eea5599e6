import java.sql.DriverManager;
import java.sql.SQLException;

/** Prints the names of the database's tables, one a line; the environment names the database. */
class Tables {

	static void main() throws SQLException {
		var url = "jdbc:postgresql://127.0.0.1:%s/%s".formatted(System.getenv("POSTGRES_PORT"),
				System.getenv("POSTGRES_DB"));
		try (var connection = DriverManager.getConnection(url, System.getenv("POSTGRES_USER"),
				System.getenv("POSTGRES_PASSWORD"));
				var statement = connection.createStatement();
				var rows = statement.executeQuery("""
						SELECT table_name FROM information_schema.tables
						WHERE table_schema NOT IN ('pg_catalog', 'information_schema') ORDER BY 1""")) {
			while (rows.next()) {
				System.out.println(rows.getString(1));
			}
		}
	}

}
