package dev.tandem.gateway.platform.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * Parses one body of {@code text/event-stream} line by line. An event that has no empty
 * line after it is discarded.
 */
final class EventStreamParser {

	private final Consumer<Event> onEvent;

	private final Consumer<String> onComment;

	private final Consumer<String> onRetry;

	private Draft draft = new Draft();

	EventStreamParser(Consumer<Event> onEvent, Consumer<String> onComment, Consumer<String> onRetry) {
		this.onEvent = onEvent;
		this.onComment = onComment;
		this.onRetry = onRetry;
	}

	/**
	 * Reads a body to its end.
	 * @param body the body, which is closed
	 * @return whether the body was complete; false when the connection was lost
	 */
	boolean parse(InputStream body) {
		try (BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
			for (String line = lines.readLine(); line != null; line = lines.readLine()) {
				onLine(line);
			}
			return true;
		}
		catch (IOException ex) {
			return false;
		}
	}

	private void onLine(String line) {
		if (line.isEmpty()) {
			dispatch();
			return;
		}
		int colon = line.indexOf(':');
		String value = line.substring(colon + 1).stripLeading();
		switch (line.substring(0, colon)) {
			case "" -> this.onComment.accept(value);
			case "retry" -> this.onRetry.accept(value);
			case "event" -> this.draft.name = value;
			case "id" -> this.draft.id = value;
			case "data" -> this.draft.data.append(value);
			default -> throw new AssertionError("not a line of an event: " + line);
		}
	}

	private void dispatch() {
		Draft complete = this.draft;
		this.draft = new Draft();
		if (complete.name != null) {
			this.onEvent
				.accept(new Event(complete.name, complete.id, RunningGateway.JSON.readTree(complete.data.toString())));
		}
	}

	/** An event that is not complete yet. */
	private static final class Draft {

		private @Nullable String name;

		private @Nullable String id;

		private final StringBuilder data = new StringBuilder();

	}

}
