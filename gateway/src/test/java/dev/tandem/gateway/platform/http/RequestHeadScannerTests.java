package dev.tandem.gateway.platform.http;

import java.nio.charset.StandardCharsets;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class RequestHeadScannerTests {

	private final RequestHeadScanner scanner = new RequestHeadScanner();

	@ParameterizedTest
	@ValueSource(
			strings = { "GET /\r\n\r\n", "GET /\n\n", "GET /\r\n\n", "GET /\n\r\n", "\r\n\r\nGET /\r\nA: b\r\n\r\n" })
	void headEndsAfterTheFirstEmptyLineThatFollowsText(String head) {
		assertThat(part(head + "GET /next\r\n\r\n")).isEqualTo(head.length());
		assertThat(part(head)).isEqualTo(head.length());
	}

	@Test
	void headMayArriveInParts() {
		assertThat(part("GET /\r")).isEqualTo(6);
		assertThat(part("\nA: b\r\n\r")).isEqualTo(8);
		assertThat(part("\nrest")).isEqualTo(1);
	}

	private int part(String text) {
		ByteBuf bytes = Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII);
		return this.scanner.lengthOfPart(bytes);
	}

}
