package dev.tandem.ridehailing.client;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * A server-sent event as the HTML standard defines it: fields in lines, and an empty line
 * after each event.
 *
 * @param id its id; null when it has none
 */
public record ServerSentEvent(String name, @Nullable String id, String data) {

	private static final ServerSentEvent EMPTY = new ServerSentEvent("", null, "");

	/**
	 * Waits for the next event.
	 * @param onLine receives each line, including comments
	 * @return the event; null at the end of the stream
	 * @throws IOException when the stream breaks
	 */
	public static @Nullable ServerSentEvent read(BufferedReader lines, Consumer<String> onLine) throws IOException {
		ServerSentEvent event = EMPTY;
		for (String line = lines.readLine(); line != null; line = lines.readLine()) {
			onLine.accept(line);
			if (!line.isEmpty()) {
				event = event.with(line);
			}
			else if (!event.data.isEmpty()) {
				return event;
			}
			else {
				event = EMPTY;
			}
		}
		return null;
	}

	private ServerSentEvent with(String line) {
		int colon = line.indexOf(':');
		String field = (colon < 0) ? line : line.substring(0, colon);
		String value = (colon < 0) ? "" : line.substring(colon + 1);
		value = value.startsWith(" ") ? value.substring(1) : value;
		return switch (field) {
			case "event" -> new ServerSentEvent(value, this.id, this.data);
			case "id" -> new ServerSentEvent(this.name, value, this.data);
			case "data" ->
				new ServerSentEvent(this.name, this.id, this.data.isEmpty() ? value : this.data + '\n' + value);
			default -> this;
		};
	}

}
