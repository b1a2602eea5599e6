package dev.tandem.gateway.ridehailing.testing;

import dev.tandem.gateway.platform.testing.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Gives a test class a gateway, a database and an ML service of its own; the ML service
 * prices again before each test.
 */
public final class RidehailingExtension implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {

	private final String[] settings;

	private @Nullable Parts parts;

	public RidehailingExtension(String... settings) {
		this.settings = settings;
	}

	public RidehailingGateway gateway() {
		return parts().gateway;
	}

	public FakeMlService mlService() {
		return parts().mlService;
	}

	public TestDatabase database() {
		return parts().database;
	}

	@Override
	public void beforeAll(ExtensionContext context) {
		TestDatabase database = TestDatabase.create();
		FakeMlService mlService = new FakeMlService();
		this.parts = new Parts(RidehailingGateway.on(database, mlService.port(), this.settings), mlService, database);
	}

	@Override
	public void beforeEach(ExtensionContext context) {
		mlService().reset();
	}

	@Override
	public void afterAll(ExtensionContext context) {
		gateway().close();
		mlService().close();
		database().close();
	}

	private Parts parts() {
		if (this.parts == null) {
			throw new IllegalStateException("the gateway runs from before the class's tests to after them");
		}
		return this.parts;
	}

	private record Parts(RidehailingGateway gateway, FakeMlService mlService, TestDatabase database) {
	}

}
