package dev.tandem.gateway.platform.testing;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/**
 * Logs at level info while the tests of a class run, as in production; other tests log
 * warnings only.
 */
public final class LoggedAtInfo implements BeforeAllCallback, AfterAllCallback {

	private static final String LOGGER = "dev.tandem";

	@Override
	public void beforeAll(ExtensionContext context) {
		set(LogLevel.INFO);
	}

	@Override
	public void afterAll(ExtensionContext context) {
		set(null);
	}

	private static void set(@Nullable LogLevel level) {
		LoggingSystem.get(LoggedAtInfo.class.getClassLoader()).setLogLevel(LOGGER, level);
	}

}
