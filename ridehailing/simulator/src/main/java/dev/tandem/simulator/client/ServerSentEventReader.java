package dev.tandem.simulator.client;

import java.io.BufferedReader;
import java.io.IOException;

import org.jspecify.annotations.Nullable;

/**
 * Parses server-sent events as the HTML standard defines them: fields in lines, an empty
 * line after each event, and comments as keep-alive.
 */
final class ServerSentEventReader {

	private final BufferedReader lines;

	private final Runnable life;

	/**
	 * Creates a reader.
	 * @param lines the text of the stream
	 * @param life called for each line, including comments
	 */
	ServerSentEventReader(BufferedReader lines, Runnable life) {
		this.lines = lines;
		this.life = life;
	}

	/**
	 * Waits for the next event.
	 * @return the event; null at the end of the stream
	 * @throws IOException when the stream breaks
	 */
	@Nullable Event next() throws IOException {
		Event event = new Event("", null, "");
		for (String line = this.lines.readLine(); line != null; line = this.lines.readLine()) {
			this.life.run();
			if (!line.isEmpty()) {
				event = event.with(line);
			}
			else if (!event.data.isEmpty()) {
				return event;
			}
			else {
				event = new Event("", null, "");
			}
		}
		return null;
	}

	/**
	 * An event.
	 *
	 * @param name its type
	 * @param id its id; null when it has none
	 * @param data its data
	 */
	record Event(String name, @Nullable String id, String data) {

		private Event with(String line) {
			int colon = line.indexOf(':');
			String field = (colon < 0) ? line : line.substring(0, colon);
			String value = (colon < 0) ? "" : line.substring(colon + 1);
			value = value.startsWith(" ") ? value.substring(1) : value;
			return switch (field) {
				case "event" -> new Event(value, this.id, this.data);
				case "id" -> new Event(this.name, value, this.data);
				case "data" -> new Event(this.name, this.id, this.data.isEmpty() ? value : this.data + '\n' + value);
				default -> this;
			};
		}

	}

}
