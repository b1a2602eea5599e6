package dev.tandem.gateway.platform.testing;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.springframework.boot.test.system.CapturedOutput;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A fault that is logged by two lines: when it begins and when it ends. A busy machine
 * may add short outages of its own; each has its two lines, too.
 */
public record LoggedFault(String begin, String end) {

	/** A line of the project's own at info or above, without its logger. */
	private static final Pattern LINE = Pattern
		.compile(" (?:INFO|WARN|ERROR) .*[ .]" + abbreviated("dev.tandem") + "\\S+ *: (.*)");

	/**
	 * The gateway's own lines.
	 * @return the lines, without their loggers
	 */
	public static List<String> lines(CapturedOutput output) {
		return output.getOut().lines().map(LINE::matcher).filter(Matcher::find).map((line) -> line.group(1)).toList();
	}

	/** Whether the fault has begun and not ended. */
	public boolean lasts(CapturedOutput output) {
		List<Boolean> begins = begins(output);
		return !begins.isEmpty() && begins.getLast();
	}

	/** Asserts that the fault was logged, and each of its begins and ends once. */
	public void assertLoggedOnceEachTime(CapturedOutput output) {
		List<Boolean> begins = begins(output);
		assertThat(begins).contains(true);
		for (int line = 1; line < begins.size(); line++) {
			assertThat(begins.get(line)).as("line %s of %s", line, this).isNotEqualTo(begins.get(line - 1));
		}
	}

	/**
	 * The last segments of a package in a logger's name, whose segments a log shortens.
	 */
	private static String abbreviated(String name) {
		List<String> segments = List.of(name.split("\\."));
		return segments.stream()
			.skip(segments.size() - 2)
			.map((segment) -> segment.charAt(0) + "\\S*\\.")
			.collect(Collectors.joining());
	}

	private List<Boolean> begins(CapturedOutput output) {
		return lines(output).stream()
			.filter((line) -> line.startsWith(this.begin) || line.startsWith(this.end))
			.map((line) -> line.startsWith(this.begin))
			.toList();
	}

}
