package dev.tandem.gateway.platform.testing;

import dev.tandem.localpostgres.LocalPostgres;

/** The address and the login of a database. */
public record DatabaseAddress(String url, String user, String password) {

	/** The address of a process. */
	public static DatabaseAddress of(LocalPostgres postgres) {
		return new DatabaseAddress(postgres.jdbcUrl(), postgres.login().user(), postgres.login().password());
	}

}
