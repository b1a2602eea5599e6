package dev.tandem.localpostgres;

import java.util.List;

/**
 * Who connects to which database. The user is the server's superuser, as in PostgreSQL's
 * official image.
 *
 * @param user the role, created when missing
 * @param password the role's password, set at every start
 * @param database the database, created when missing
 */
public record Login(String user, String password, String database) {

	public Login {
		requireOneLine("user", user);
		requireOneLine("password", password);
		requireOneLine("database", database);
	}

	private static void requireOneLine(String name, String value) {
		if (value.isEmpty() || !value.lines().toList().equals(List.of(value))) {
			throw new IllegalArgumentException("The " + name + " must be one line and not empty");
		}
	}

	/** The SQL identifier of that name. */
	static String identifier(String value) {
		return '"' + value.replace("\"", "\"\"") + '"';
	}

	/** The SQL literal of that text. */
	static String literal(String value) {
		return '\'' + value.replace("'", "''") + '\'';
	}

}
