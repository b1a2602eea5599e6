package dev.tandem.gateway;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The SQL of a root, in its Java and in its migrations, names the tables of that root
 * only: those that its migrations create. A root is a folder beside the application's
 * class: the platform, or a slice.
 */
class TableOwnershipTests {

	@ParameterizedTest
	@MethodSource("roots")
	void rootNamesItsOwnTablesOnly(String root) {
		Set<String> own = ownTables(root);
		Map<Path, Set<String>> foreign = named(root);
		foreign.values().forEach((names) -> names.removeAll(own));
		foreign.values().removeIf(Set::isEmpty);
		assertThat(foreign).as("tables that %s names and does not create", root).isEmpty();
	}

	@Test
	void platformOwnsItsTables() {
		assertThat(roots()).contains("platform");
		assertThat(ownTables("platform")).containsExactly("idempotency_keys");
		assertThat(named("platform").values()).flatMap((names) -> names).contains("idempotency_keys");
	}

	private static Set<String> roots() {
		return Stream
			.concat(SourceFiles.folders(SourceFiles.SOURCES).stream(),
					SourceFiles.folders(SourceFiles.RESOURCES)
						.stream()
						.filter((folder) -> Files.isDirectory(SourceFiles.migrationFolder(folder))))
			.map((folder) -> folder.getFileName().toString())
			.collect(Collectors.toCollection(TreeSet::new));
	}

	private static Set<String> ownTables(String root) {
		return SourceFiles.migrations(root)
			.stream()
			.flatMap((file) -> SqlTables.created(SourceFiles.read(file)).stream())
			.collect(Collectors.toSet());
	}

	/** The tables that each file of a root names. */
	private static Map<Path, Set<String>> named(String root) {
		Map<Path, Set<String>> named = new TreeMap<>();
		SourceFiles.below(SourceFiles.SOURCES.resolve(root), ".java")
			.forEach((file) -> named.put(file, SqlTables.named(SqlTables.inStrings(SourceFiles.read(file)))));
		SourceFiles.migrations(root).forEach((file) -> named.put(file, SqlTables.named(SourceFiles.read(file))));
		return named;
	}

}
