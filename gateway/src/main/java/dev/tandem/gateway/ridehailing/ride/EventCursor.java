package dev.tandem.gateway.ridehailing.ride;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A position in the order of all rides' events: by transaction, then by sequence.
 *
 * @param transaction the transaction that wrote the event
 * @param sequence the event's number within the whole table
 */
public record EventCursor(long transaction, long sequence) implements Comparable<EventCursor> {

	/** The position before the first event. */
	public static final EventCursor START = new EventCursor(0, 0);

	private static final Comparator<EventCursor> ORDER = Comparator.comparingLong(EventCursor::transaction)
		.thenComparingLong(EventCursor::sequence);

	private static final Pattern TEXT = Pattern.compile("([0-9]{1,18})-([0-9]{1,18})");

	/** Formats the cursor for {@code Last-Event-ID}, such as {@code 7421-93}. */
	public String text() {
		return this.transaction + "-" + this.sequence;
	}

	/** Parses the format of {@link #text()}; empty for any other text. */
	public static Optional<EventCursor> parse(String text) {
		Matcher parts = TEXT.matcher(text);
		return parts.matches()
				? Optional.of(new EventCursor(Long.parseLong(parts.group(1)), Long.parseLong(parts.group(2))))
				: Optional.empty();
	}

	@Override
	public int compareTo(EventCursor other) {
		return ORDER.compare(this, other);
	}

}
