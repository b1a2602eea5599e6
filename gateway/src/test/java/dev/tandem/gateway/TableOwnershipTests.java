package dev.tandem.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The SQL of a root names the tables of that root only. A root owns the tables that its
 * migrations create.
 */
class TableOwnershipTests {

	private static final Path RESOURCES = Path.of("src/main/resources");

	private static final Path SOURCES = Path.of("src/main/java/dev/tandem/gateway");

	private static final Pattern CREATED = Pattern
		.compile("(?i)create\\s+(?:unlogged\\s+)?table\\s+(?:if not exists\\s+)?(\\w+)");

	private static final Pattern NAMED = Pattern
		.compile("(?i)\\b(?:from|join|into|update|table|references|using|on|exists)\\s+(\\w+)");

	private final Map<String, Set<String>> tables = roots().stream()
		.collect(Collectors.toMap((root) -> root,
				(root) -> found(CREATED, RESOURCES.resolve(root)).collect(Collectors.toSet())));

	@Test
	void rootNamesItsOwnTablesOnly() {
		for (String root : this.tables.keySet()) {
			Set<String> foreign = new HashSet<>();
			this.tables.values().forEach(foreign::addAll);
			foreign.removeAll(this.tables.get(root));
			assertThat(named(root)).as("tables in the SQL of " + root).filteredOn(foreign::contains).isEmpty();
		}
	}

	@Test
	void platformOwnsItsTables() {
		assertThat(this.tables.get("platform")).containsExactly("idempotency_keys");
		assertThat(named("platform")).contains("idempotency_keys");
	}

	private static List<String> named(String root) {
		return Stream.of(SOURCES, RESOURCES).flatMap((folder) -> found(NAMED, folder.resolve(root))).toList();
	}

	private static Collection<String> roots() {
		try (Stream<Path> folders = Files.list(RESOURCES)) {
			return folders.filter((folder) -> Files.isDirectory(folder.resolve("db/migration")))
				.map((folder) -> folder.getFileName().toString())
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Stream<String> found(Pattern pattern, Path folder) {
		try (Stream<Path> files = Files.walk(folder)) {
			return files.filter(Files::isRegularFile)
				.flatMap((file) -> pattern.matcher(read(file)).results())
				.map((MatchResult match) -> match.group(1))
				.toList()
				.stream();
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
