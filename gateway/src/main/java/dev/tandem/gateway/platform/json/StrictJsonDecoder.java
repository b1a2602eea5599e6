package dev.tandem.gateway.platform.json;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.ResolvableType;
import org.springframework.core.codec.DecodingException;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.MediaType;
import org.springframework.http.codec.json.JacksonJsonDecoder;
import org.springframework.util.MimeType;

/**
 * Reads JSON in well-formed UTF-8 only, as RFC 8259 wants it: no other charset is
 * accepted, declared or guessed.
 */
final class StrictJsonDecoder extends JacksonJsonDecoder {

	StrictJsonDecoder(JsonMapper json) {
		super(json, MediaType.APPLICATION_JSON);
	}

	@Override
	public boolean canDecode(ResolvableType elementType, @Nullable MimeType mimeType) {
		return isUtf8(mimeType) && super.canDecode(elementType, mimeType);
	}

	@Override
	public Object decode(DataBuffer buffer, ResolvableType targetType, @Nullable MimeType mimeType,
			@Nullable Map<String, Object> hints) throws DecodingException {
		try {
			requireUtf8(buffer);
		}
		catch (DecodingException ex) {
			DataBufferUtils.release(buffer);
			throw ex;
		}
		return super.decode(buffer, targetType, mimeType, hints);
	}

	private static boolean isUtf8(@Nullable MimeType mimeType) {
		Charset charset = (mimeType != null) ? mimeType.getCharset() : null;
		return charset == null || StandardCharsets.UTF_8.equals(charset);
	}

	/** A NUL is how UTF-16 and UTF-32 would show. */
	private static void requireUtf8(DataBuffer buffer) {
		ByteBuffer bytes = ByteBuffer.allocate(buffer.readableByteCount());
		buffer.toByteBuffer(bytes);
		try {
			CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(bytes);
			if (text.toString().indexOf('\0') >= 0) {
				throw new DecodingException("the text holds a NUL");
			}
		}
		catch (CharacterCodingException ex) {
			throw new DecodingException("the text is not UTF-8", ex);
		}
	}

}
