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
 * Decodes JSON in well-formed UTF-8 only, as RFC 8259 requires: no other charset is
 * accepted, declared or detected. Jackson itself detects UTF-16 and UTF-32, and reads
 * UTF-8 with surrogates and overlong forms.
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

	/** Rejects NUL too, because JSON in UTF-16 or UTF-32 contains it. */
	private static void requireUtf8(DataBuffer buffer) {
		ByteBuffer bytes = ByteBuffer.allocate(buffer.readableByteCount());
		buffer.toByteBuffer(bytes);
		try {
			CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(bytes);
			if (text.toString().indexOf('\0') >= 0) {
				throw new DecodingException("the text contains a NUL");
			}
		}
		catch (CharacterCodingException ex) {
			throw new DecodingException("the text is not UTF-8", ex);
		}
	}

}
