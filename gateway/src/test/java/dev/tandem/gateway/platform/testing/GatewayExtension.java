package dev.tandem.gateway.platform.testing;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Gives a test class a gateway, a database and an ML service of its own. */
public final class GatewayExtension implements BeforeAllCallback, AfterAllCallback {

	private final String[] settings;

	private @Nullable Parts parts;

	public GatewayExtension(String... settings) {
		this.settings = settings;
	}

	public PlatformGateway gateway() {
		return parts().gateway;
	}

	public FakeModelService modelService() {
		return parts().modelService;
	}

	public TestDatabase database() {
		return parts().database;
	}

	@Override
	public void beforeAll(ExtensionContext context) {
		TestDatabase database = TestDatabase.create();
		FakeModelService modelService = new FakeModelService();
		this.parts = new Parts(PlatformGateway.on(database, modelService.port(), this.settings), modelService,
				database);
	}

	@Override
	public void afterAll(ExtensionContext context) {
		gateway().close();
		modelService().close();
		database().close();
	}

	private Parts parts() {
		if (this.parts == null) {
			throw new IllegalStateException("the gateway runs from before the class's tests to after them");
		}
		return this.parts;
	}

	private record Parts(PlatformGateway gateway, FakeModelService modelService, TestDatabase database) {
	}

}
