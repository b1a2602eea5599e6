package dev.tandem.gateway.platform.testing;

import dev.tandem.localpostgres.LocalPostgres;

/**
 * Where a gateway finds its database.
 *
 * @param url of JDBC
 * @param user the role
 * @param password of the role
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
