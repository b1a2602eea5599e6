package dev.tandem.gateway.ridehailing.quote;

import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class QuoteCursorTests {

	private static final UUID ID = UUID.fromString("019ab3f2-6c1e-7c3a-9d51-0f3c2b6d8e11");

	@ParameterizedTest
	@ValueSource(strings = { "2026-11-24T15:00:00.123456Z", "1970-01-01T00:00:00Z", "1969-12-31T23:59:59.999999Z" })
	void textRoundTripsToTheSameCursor(Instant createdAt) {
		QuoteCursor cursor = new QuoteCursor(createdAt, ID);
		assertThat(QuoteCursor.parse(cursor.text())).contains(cursor);
	}

	@Test
	void textNeedsNoEscapingInAUrl() {
		assertThat(new QuoteCursor(Instant.now(), UUID.randomUUID()).text()).matches("[A-Za-z0-9_-]{32}");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "x", "AAAA", "====", "a b", "AAY6Xo2xUAABmrPybB58Op1RDzwrbY4RAAAA",
			"2026-11-24T15:00:00Z" })
	void otherTextIsNoCursor(String text) {
		assertThat(QuoteCursor.parse(text)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(ints = { 0x7F, 0x80 })
	void yearOutsideTheDatabasesRangeIsNoCursor(int first) {
		byte[] bytes = new byte[24];
		bytes[0] = (byte) first;
		assertThat(QuoteCursor.parse(Base64.getUrlEncoder().encodeToString(bytes))).isEmpty();
	}

}
