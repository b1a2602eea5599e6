package dev.tandem.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The application's own files, for tests that read them as text.
 */
final class SourceFiles {

	static final Path RESOURCES = Path.of("src/main/resources");

	static final Path SOURCES = Path.of("src/main/java/dev/tandem/gateway");

	private SourceFiles() {
	}

	/** The migrations of a root, in the order of their names. */
	static List<Path> migrations(String root) {
		return below(migrationFolder(RESOURCES.resolve(root)), ".sql");
	}

	static Path migrationFolder(Path resources) {
		return resources.resolve("db/migration");
	}

	static List<Path> folders(Path folder) {
		try (Stream<Path> entries = Files.list(folder)) {
			return entries.filter(Files::isDirectory).sorted().toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static List<Path> below(Path folder, String suffix) {
		if (!Files.isDirectory(folder)) {
			return List.of();
		}
		try (Stream<Path> files = Files.walk(folder)) {
			return files.filter((file) -> file.toString().endsWith(suffix)).sorted().toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
