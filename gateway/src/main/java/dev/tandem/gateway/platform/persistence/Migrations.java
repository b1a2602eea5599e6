package dev.tandem.gateway.platform.persistence;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;

/**
 * Migrates the database: first the platform, then each other root of the application in
 * the order of their names. A root is a package directly below the application's; its
 * migrations are in the resource folder <code>&lt;root>/db/migration</code>, and their
 * history is in the table <code>flyway_schema_history_&lt;root></code>. The versions of
 * one root are independent of those of another.
 */
@Component
class Migrations {

	private static final String PLATFORM = "platform";

	/** Below every version. Flyway requires a baseline when a schema is not empty. */
	private static final String BASELINE = "0";

	private final Flyway flyway;

	private final ApplicationContext application;

	Migrations(Flyway flyway, ApplicationContext application) {
		this.flyway = flyway;
		this.application = application;
	}

	/** Migrates every root; blocks. */
	void migrate() {
		roots().forEach((root) -> of(root).migrate());
	}

	/** The roots in use: those of which the application has a bean. */
	private List<String> roots() {
		String base = AutoConfigurationPackages.get(this.application).getFirst() + ".";
		return Stream
			.concat(Stream.of(PLATFORM),
					Stream.of(this.application.getBeanDefinitionNames())
						.flatMap((name) -> rootOf(this.application.getType(name, false), base).stream()))
			.distinct()
			.filter((root) -> classes().getResource(folder(root)) != null)
			.sorted(Comparator.comparing((String root) -> !root.equals(PLATFORM))
				.thenComparing(Comparator.naturalOrder()))
			.toList();
	}

	private static Optional<String> rootOf(@Nullable Class<?> bean, String base) {
		return Optional.ofNullable(bean)
			.map(Class::getPackageName)
			.filter((name) -> name.startsWith(base))
			.map((name) -> name.substring(base.length()).split("\\.", 2)[0]);
	}

	private Flyway of(String root) {
		return Flyway.configure(classes())
			.configuration(this.flyway.getConfiguration())
			.locations("classpath:" + folder(root))
			.table("flyway_schema_history_" + root)
			.baselineOnMigrate(true)
			.baselineVersion(BASELINE)
			.load();
	}

	/**
	 * The application's. Not the current thread's: the probe's threads serve several
	 * applications.
	 */
	private ClassLoader classes() {
		return this.flyway.getConfiguration().getClassLoader();
	}

	private static String folder(String root) {
		return root + "/db/migration";
	}

}
