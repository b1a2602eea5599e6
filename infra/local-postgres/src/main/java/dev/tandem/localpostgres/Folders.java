package dev.tandem.localpostgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * Makes and removes folders.
 */
final class Folders {

	private Folders() {
	}

	/** A new folder that every account may read. */
	static Path create(Path parent, String prefix) throws IOException {
		return Files.setPosixFilePermissions(Files.createTempDirectory(parent, prefix),
				PosixFilePermissions.fromString("rwxr-xr-x"));
	}

	/** Deletes the folder with all that is in it. */
	static void delete(Path folder) throws IOException {
		try (Stream<Path> paths = Files.walk(folder)) {
			for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
				Files.deleteIfExists(path);
			}
		}
	}

}
