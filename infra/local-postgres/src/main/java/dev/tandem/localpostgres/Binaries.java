package dev.tandem.localpostgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.apache.commons.io.file.PathUtils;

/**
 * PostgreSQL's programs for this platform, unpacked from the class path once and kept for
 * later runs.
 */
final class Binaries {

	private final Path home;

	private Binaries(Path home) {
		this.home = home;
	}

	/**
	 * Unpacks the programs unless an earlier run did. Several processes may do so at
	 * once.
	 * @param parent the folder that keeps unpacked programs, a folder for each build of
	 * them
	 */
	static Binaries unpackedIn(Path parent) {
		try {
			Path home = parent.resolve(archive().replace(".txz", "") + '-' + fingerprint());
			if (!Files.isDirectory(home)) {
				Files.createDirectories(parent);
				unpackTo(home, Account.createFolder(parent, "unpacking-"));
			}
			return new Binaries(home);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot unpack PostgreSQL to " + parent, ex);
		}
	}

	/** One of the programs with its arguments, ready to start. */
	ProcessBuilder command(String program, String... arguments) {
		ProcessBuilder command = new ProcessBuilder(
				Account.current().line(this.home.resolve("bin").resolve(program), List.of(arguments)))
			.redirectErrorStream(true);
		command.environment().keySet().removeIf((name) -> name.startsWith("PG"));
		return command;
	}

	/**
	 * Runs a program to its end.
	 * @param input what it reads from its standard input
	 * @return what it printed
	 * @throws IllegalStateException when it fails, with what it printed
	 */
	static String run(ProcessBuilder command, String input) {
		String line = String.join(" ", command.command());
		try {
			Process process = command.start();
			write(input, process);
			String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			if (process.onExit().join().exitValue() != 0) {
				throw new IllegalStateException(line + " failed:\n" + output);
			}
			return output;
		}
		catch (IOException ex) {
			throw new IllegalStateException(line + " cannot be run", ex);
		}
	}

	private static void write(String input, Process process) {
		try (Writer stdin = process.outputWriter(StandardCharsets.UTF_8)) {
			stdin.write(input);
		}
		catch (IOException ex) {
			// A program that failed early does not read; what it printed says why.
		}
	}

	/**
	 * Whether the process runs one of these programs, or of another build of them in the
	 * same folder.
	 */
	boolean areRunBy(ProcessHandle process) {
		try {
			Path parent = this.home.resolveSibling(".").toRealPath();
			return process.info().command().filter((command) -> Path.of(command).startsWith(parent)).isPresent();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String archive() {
		String os = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
		String arch = "aarch64".equals(System.getProperty("os.arch")) ? "arm_64" : "x86_64";
		return "postgres-" + os + '-' + arch + ".txz";
	}

	private static InputStream open() {
		InputStream stream = Binaries.class.getResourceAsStream('/' + archive());
		if (stream == null) {
			throw new IllegalStateException(archive() + " is not on the class path");
		}
		return stream;
	}

	private static String fingerprint() throws IOException {
		try (InputStream in = open()) {
			return Integer.toHexString(Arrays.hashCode(in.readAllBytes()));
		}
	}

	private static void unpackTo(Path home, Path unpacking) throws IOException {
		try (TarArchiveInputStream tar = new TarArchiveInputStream(
				new XZCompressorInputStream(new BufferedInputStream(open())))) {
			for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
				unpack(tar, entry, unpacking.resolve(entry.getName()).normalize());
			}
		}
		try {
			Files.move(unpacking, home, StandardCopyOption.ATOMIC_MOVE);
		}
		catch (IOException ex) {
			PathUtils.deleteDirectory(unpacking);
			if (!Files.isDirectory(home)) {
				throw ex;
			}
		}
	}

	private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path target) throws IOException {
		if (entry.isDirectory()) {
			Files.createDirectories(target);
			return;
		}
		Files.createDirectories(target.resolveSibling("."));
		if (entry.isSymbolicLink()) {
			Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
			return;
		}
		Files.copy(tar, target);
		if ((entry.getMode() & 0100) != 0 && !target.toFile().setExecutable(true, false)) {
			throw new IOException("Cannot make " + target + " executable");
		}
	}

}
