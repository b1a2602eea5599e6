package dev.tandem.localpostgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One of PostgreSQL's programs with its arguments. It refuses to run as root; root runs
 * it in a user namespace of its own, in which it is nobody.
 */
final class Command {

	private static final boolean ROOT = "root".equals(System.getProperty("user.name"));

	private final List<String> line;

	Command(Path program, List<String> arguments) {
		this.line = new ArrayList<>();
		if (ROOT) {
			this.line.addAll(List.of("unshare", "--user"));
		}
		this.line.add(program.toString());
		this.line.addAll(arguments);
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
			try (var stdin = process.outputWriter(StandardCharsets.UTF_8)) {
				stdin.write(input);
			}
			String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			if (process.waitFor() != 0) {
				throw new IllegalStateException(describeFailure(output));
			}
			return output;
		}
		catch (IOException ex) {
			throw new IllegalStateException(describeFailure(String.valueOf(ex.getMessage())), ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted while running " + this.line, ex);
		}
	}

	private String describeFailure(String output) {
		String hint = ROOT ? "\nRoot needs user namespaces (unshare --user) for this; an ordinary user does not." : "";
		return String.join(" ", this.line) + " failed:\n" + output + hint;
	}

}
