import java.sql.DriverManager;
import java.sql.SQLException;

/** Prints the first column of a query's rows, one a line; the environment names the database. */
class Rows {

	static void main(String[] arguments) throws SQLException {
		var url = "jdbc:postgresql://127.0.0.1:%s/%s".formatted(System.getenv("POSTGRES_PORT"),
				System.getenv("POSTGRES_DB"));
		try (var connection = DriverManager.getConnection(url, System.getenv("POSTGRES_USER"),
				System.getenv("POSTGRES_PASSWORD"));
				var statement = connection.createStatement();
				var rows = statement.executeQuery(arguments[0])) {
			while (rows.next()) {
				System.out.println(rows.getString(1));
			}
		}
	}

}
