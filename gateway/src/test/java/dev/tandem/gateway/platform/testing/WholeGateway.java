package dev.tandem.gateway.platform.testing;

import dev.tandem.gateway.GatewayApplication;

/** The application with all its slices, without an ML service. */
public final class WholeGateway extends RunningGateway {

	/** Nothing listens there. */
	private static final int NO_PORT = 1;

	private WholeGateway(DatabaseAddress database) {
		super(GatewayApplication.class, database, NO_PORT, "logging.level.dev.tandem=error");
	}

	/**
	 * Starts the application and waits for its database.
	 * @param database an empty one
	 */
	public static WholeGateway on(TestDatabase database) {
		WholeGateway gateway = new WholeGateway(database.address());
		gateway.awaitReady();
		return gateway;
	}

}
