package dev.tandem.gateway.platform.json;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;

import io.netty.buffer.PooledByteBufAllocator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.ResolvableType;
import org.springframework.core.codec.DecodingException;
import org.springframework.core.io.buffer.NettyDataBuffer;
import org.springframework.core.io.buffer.NettyDataBufferFactory;
import org.springframework.util.MimeType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

class StrictJsonDecoderTests {

	private static final ResolvableType MAP = ResolvableType.forClass(Map.class);

	private static final MimeType JSON = MimeType.valueOf("application/json");

	private final StrictJsonDecoder decoder = new StrictJsonDecoder(new JsonMapper());

	@Test
	void utf8IsDecoded() {
		NettyDataBuffer buffer = buffer("{\"place\":\"Café 🚕\"}".getBytes(StandardCharsets.UTF_8));
		assertThat(this.decoder.decode(buffer, MAP, JSON, null)).isEqualTo(Map.of("place", "Café 🚕"));
		assertThat(buffer.getNativeBuffer().refCnt()).isZero();
	}

	@ParameterizedTest
	@MethodSource
	void otherBytesAreRejectedAndTheirBufferIsReleased(byte[] bytes) {
		NettyDataBuffer buffer = buffer(bytes);
		assertThatExceptionOfType(DecodingException.class)
			.isThrownBy(() -> this.decoder.decode(buffer, MAP, JSON, null));
		assertThat(buffer.getNativeBuffer().refCnt()).isZero();
	}

	static Stream<Arguments> otherBytesAreRejectedAndTheirBufferIsReleased() {
		return Stream.of(argumentSet("UTF-16", (Object) "{}".getBytes(StandardCharsets.UTF_16LE)),
				argumentSet("UTF-32", (Object) "{}".getBytes(Charset.forName("UTF-32BE"))),
				argumentSet("Latin 1", (Object) "{\"place\":\"Café\"}".getBytes(StandardCharsets.ISO_8859_1)),
				argumentSet("half a surrogate",
						(Object) new byte[] { '"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"' }),
				argumentSet("overlong", (Object) new byte[] { '"', (byte) 0xC0, (byte) 0xAF, '"' }),
				argumentSet("cut off", (Object) new byte[] { '"', (byte) 0xE2, (byte) 0x82 }));
	}

	@ParameterizedTest
	@ValueSource(strings = { "application/json", "application/json;charset=utf-8", "application/json;charset=UTF-8",
			"application/json;version=1" })
	void jsonInUtf8CanBeDecoded(String type) {
		assertThat(this.decoder.canDecode(MAP, MimeType.valueOf(type))).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "application/json;charset=utf-16", "application/json;charset=iso-8859-1",
			"application/x-ndjson", "application/vnd.tandem+json", "text/json", "text/plain" })
	void otherTypesCannotBeDecoded(String type) {
		assertThat(this.decoder.canDecode(MAP, MimeType.valueOf(type))).isFalse();
	}

	private static NettyDataBuffer buffer(byte[] bytes) {
		NettyDataBuffer buffer = new NettyDataBufferFactory(PooledByteBufAllocator.DEFAULT)
			.allocateBuffer(bytes.length);
		buffer.write(bytes);
		return buffer;
	}

}
