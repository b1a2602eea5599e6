package dev.tandem.localpostgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/**
 * Under which account PostgreSQL's programs run. They refuse to run as root: root runs
 * them in a user namespace in which it is nobody or, where those are not allowed, as the
 * user nobody, to whom the data then belongs. Nobody may pass through folders that are
 * root's alone, as a clone below {@code /root} is.
 */
enum Account {

	OWN(List.of()),

	NAMESPACE(List.of("unshare", "--user")),

	NOBODY(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--inh-caps=+dac_override",
			"--ambient-caps=+dac_override"));

	private final List<String> prefix;

	Account(List<String> prefix) {
		this.prefix = prefix;
	}

	List<String> line(Path program, List<String> arguments) {
		return Stream.of(this.prefix, List.of(program.toString()), arguments).flatMap(List::stream).toList();
	}

	/** Hands the folder to the account, when it is not this process's own. */
	void take(Path folder) {
		if (this == NOBODY && !succeeds(List.of("chown", "-R", "65534:65534", folder.toString()))) {
			throw new IllegalStateException("Cannot hand " + folder + " to the user nobody");
		}
	}

	/** Makes a folder that every account may read. */
	static Path createFolder(Path parent, String prefix) throws IOException {
		return Files.setPosixFilePermissions(Files.createTempDirectory(parent, prefix),
				PosixFilePermissions.fromString("rwxr-xr-x"));
	}

	static Account current() {
		if (!"root".equals(System.getProperty("user.name"))) {
			return OWN;
		}
		return Stream.of(NAMESPACE, NOBODY)
			.filter((account) -> succeeds(account.line(Path.of("true"), List.of())))
			.findFirst()
			.orElseThrow(() -> new IllegalStateException(
					"PostgreSQL does not run as root, and root may neither make a user namespace here nor change to"
							+ " another user: call this as an ordinary user"));
	}

	private static boolean succeeds(List<String> line) {
		try {
			return new ProcessBuilder(line).redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.redirectError(ProcessBuilder.Redirect.DISCARD)
				.start()
				.onExit()
				.join()
				.exitValue() == 0;
		}
		catch (IOException ex) {
			return false;
		}
	}

}
