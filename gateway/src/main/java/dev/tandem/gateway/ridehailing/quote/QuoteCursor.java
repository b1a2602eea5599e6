package dev.tandem.gateway.ridehailing.quote;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * The position after a quote in the list, which is ordered by time; opaque to callers.
 *
 * @param createdAt when the quote was created, to the microsecond
 * @param id the quote's id
 */
record QuoteCursor(Instant createdAt, UUID id) {

	/** The format of a cursor: 24 bytes in URL-safe Base64, which need no padding. */
	static final String PATTERN = "^[A-Za-z0-9_-]{32}$";

	static final String EXAMPLE = "AAY6Xo2xUAABmrPybB58Op1RDzwrbY4R";

	private static final int BYTES = 3 * Long.BYTES;

	/** Bounds within PostgreSQL's range: a forged cursor cannot cause an error. */
	private static final Instant MIN_INSTANT = Instant.parse("0001-01-01T00:00:00Z");

	private static final Instant MAX_INSTANT = Instant.parse("9999-12-31T23:59:59Z");

	/** The position before the newest quote. */
	static final QuoteCursor START = new QuoteCursor(MAX_INSTANT, new UUID(-1, -1));

	static QuoteCursor after(Quote quote) {
		return new QuoteCursor(quote.createdAt(), quote.id());
	}

	String text() {
		ByteBuffer bytes = ByteBuffer.allocate(BYTES)
			.putLong(ChronoUnit.MICROS.between(Instant.EPOCH, this.createdAt))
			.putLong(this.id.getMostSignificantBits())
			.putLong(this.id.getLeastSignificantBits());
		return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
	}

	static Optional<QuoteCursor> parse(String text) {
		try {
			byte[] bytes = Base64.getUrlDecoder().decode(text);
			return (bytes.length == BYTES) ? read(ByteBuffer.wrap(bytes)) : Optional.empty();
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

	private static Optional<QuoteCursor> read(ByteBuffer bytes) {
		Instant createdAt = Instant.EPOCH.plus(bytes.getLong(), ChronoUnit.MICROS);
		UUID id = new UUID(bytes.getLong(), bytes.getLong());
		return (createdAt.isBefore(MIN_INSTANT) || createdAt.isAfter(MAX_INSTANT)) ? Optional.empty()
				: Optional.of(new QuoteCursor(createdAt, id));
	}

}
