package dev.tandem.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

	private static final Path RESOURCES = Path.of("src/main/resources");

	private static final Path SOURCES = Path.of("src/main/java/dev/tandem/gateway");

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
		return Stream.of(SOURCES, RESOURCES)
			.flatMap((folder) -> list(folder).stream())
			.filter((folder) -> folder.startsWith(SOURCES) || Files.isDirectory(migrations(folder)))
			.filter(Files::isDirectory)
			.map((folder) -> folder.getFileName().toString())
			.collect(Collectors.toCollection(TreeSet::new));
	}

	private static Set<String> ownTables(String root) {
		return files(migrations(RESOURCES.resolve(root)), ".sql").stream()
			.flatMap((file) -> SqlTables.created(read(file)).stream())
			.collect(Collectors.toSet());
	}

	/** The tables that each file of a root names. */
	private static Map<Path, Set<String>> named(String root) {
		Map<Path, Set<String>> named = new TreeMap<>();
		files(SOURCES.resolve(root), ".java")
			.forEach((file) -> named.put(file, SqlTables.named(SqlTables.inStrings(read(file)))));
		files(migrations(RESOURCES.resolve(root)), ".sql")
			.forEach((file) -> named.put(file, SqlTables.named(read(file))));
		return named;
	}

	private static Path migrations(Path resources) {
		return resources.resolve("db/migration");
	}

	private static List<Path> list(Path folder) {
		try (Stream<Path> entries = Files.list(folder)) {
			return entries.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static List<Path> files(Path folder, String suffix) {
		if (!Files.isDirectory(folder)) {
			return List.of();
		}
		try (Stream<Path> files = Files.walk(folder)) {
			return files.filter((file) -> file.toString().endsWith(suffix)).toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
