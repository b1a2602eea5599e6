package dev.tandem.gateway.platform.testing;

import dev.tandem.localpostgres.LocalPostgres;

/**
 * The address and the login of a database.
 *
 * @param url the JDBC URL
 * @param user the role
 * @param password the role's password
 */
public record DatabaseAddress(String url, String user, String password) {

	/**
	 * The address of a process.
	 * @param postgres a PostgreSQL, running or not
	 * @return its address
	 */
	public static DatabaseAddress of(LocalPostgres postgres) {
		return new DatabaseAddress(postgres.jdbcUrl(), postgres.login().user(), postgres.login().password());
	}

}
