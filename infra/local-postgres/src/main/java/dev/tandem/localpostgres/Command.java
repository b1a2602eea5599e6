package dev.tandem.localpostgres;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * One of PostgreSQL's programs with its arguments.
 */
final class Command {

	private final List<String> line;

	Command(Path program, List<String> arguments) {
		this.line = Account.current().line(program, arguments);
	}

	ProcessBuilder process() {
		ProcessBuilder builder = new ProcessBuilder(this.line).redirectErrorStream(true);
		builder.environment().keySet().removeIf((name) -> name.startsWith("PG"));
		return builder;
	}

	/**
	 * Runs the program to its end.
	 * @param input what it reads from its standard input
	 * @return what it printed
	 * @throws IllegalStateException when it fails, with what it printed
	 */
	String run(String input) {
		try {
			Process process = process().start();
			write(input, process);
			String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			if (process.waitFor() != 0) {
				throw new IllegalStateException(String.join(" ", this.line) + " failed:\n" + output);
			}
			return output;
		}
		catch (IOException ex) {
			throw new IllegalStateException(String.join(" ", this.line) + " cannot be run", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted while running " + this.line, ex);
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

}
