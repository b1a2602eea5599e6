package dev.tandem.gateway;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Modules of a root meet in the database by published views only, as {@link SqlModules}
 * describes. {@link TableOwnershipTests} holds the boundary between roots.
 */
class SqlBoundaryTests {

	@ParameterizedTest
	@MethodSource("roots")
	void moduleNamesItsOwnTablesAndPublishedViewsOnly(String root) {
		SqlModules sql = new SqlModules(root);
		assertThat(sql.modules()).allSatisfy((module) -> assertThat(sql.foreignTables(module)).isEmpty());
	}

	@ParameterizedTest
	@MethodSource("roots")
	void migrationNamesTheTablesOfOneModuleOnly(String root) {
		SqlModules sql = new SqlModules(root);
		Set<String> older = older();
		assertThat(SourceFiles.migrations(root)).filteredOn((file) -> !older.contains(file.getFileName().toString()))
			.allSatisfy((file) -> assertThat(sql.modulesNamedBy(file)).hasSizeLessThanOrEqualTo(1)
				.doesNotContain("nobody"));
	}

	@ParameterizedTest
	@MethodSource("roots")
	void viewIsPublishedByTheModuleThatCreatesIt(String root) {
		SqlModules sql = new SqlModules(root);
		assertThat(sql.owners()).containsAllEntriesOf(sql.published());
	}

	@Test
	void javaAndSqlTogetherFormNoCycle() {
		Map<String, Set<String>> dependencies = dependencies();
		// remove modules that depend on none that is left, until a cycle remains or
		// nothing
		while (dependencies.values().removeIf(Set::isEmpty)) {
			dependencies.values().forEach((targets) -> targets.retainAll(dependencies.keySet()));
		}
		assertThat(dependencies).as("modules that depend on each other").isEmpty();
	}

	@Test
	void modulesOfThePlatformAreRead() {
		assertThat(roots()).contains("platform");
		assertThat(new SqlModules("platform").owners()).containsEntry("idempotency_keys", "idempotency");
		assertThat(dependencies().get("platform.idempotency")).contains("platform.persistence");
	}

	private static Map<String, Set<String>> dependencies() {
		Map<String, Set<String>> dependencies = new TreeMap<>();
		ApplicationModules java = ApplicationModules.of(GatewayApplication.class);
		for (ApplicationModule module : java) {
			dependencies.put(module.getIdentifier().toString(),
					module.getDirectDependencies(java)
						.stream()
						.map((dependency) -> dependency.getTargetModule().getIdentifier().toString())
						.filter((target) -> !target.equals(module.getIdentifier().toString()))
						.collect(Collectors.toCollection(HashSet::new)));
		}
		for (String root : roots()) {
			SqlModules sql = new SqlModules(root);
			sql.modules()
				.forEach((module) -> sql.readBy(module)
					.forEach((owner) -> dependencies.computeIfAbsent(root + "." + module, (name) -> new HashSet<>())
						.add(root + "." + owner)));
		}
		return dependencies;
	}

	private static List<String> roots() {
		return SourceFiles.folders(SourceFiles.SOURCES)
			.stream()
			.map((folder) -> folder.getFileName().toString())
			.toList();
	}

	/** Applied migrations cannot change; these are older than the rule. */
	private static Set<String> older() {
		Set<String> files = new HashSet<>();
		// ridehailing:begin
		files.addAll(List.of("V2__rides.sql", "V3__fleet.sql"));
		// ridehailing:end
		return files;
	}

}
