package dev.tandem.gateway.platform.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.util.ReferenceCountUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.netty.NettyPipeline;

import static org.assertj.core.api.Assertions.assertThat;

class UpgradeBufferTests {

	private static final String POST = "POST /first HTTP/1.1\r\nContent-Length: 8\r\n\r\nbo\r\n\r\ndy";

	private static final String HANDSHAKE = "GET /socket HTTP/1.1\r\nConnection: keep-alive, Upgrade\r\nUpgrade: websocket\r\n\r\n";

	private static final String FRAMES = "GET /no HTTP/1.1\r\n\r\n\n\n";

	private final EmbeddedChannel channel = connection();

	@AfterEach
	void close() {
		this.channel.finishAndReleaseAll();
	}

	@Test
	void framesAfterAHandshakeAreBufferedWhereverTheBytesAreSplit() {
		String all = POST + HANDSHAKE + FRAMES;
		for (int cut = POST.length(); cut < all.length(); cut++) {
			assertBuffered(all.substring(0, POST.length()), all.substring(POST.length(), cut), all.substring(cut));
		}
	}

	@Test
	void framesAfterAHandshakeAreBufferedByteByByte() {
		assertBuffered((POST + HANDSHAKE + FRAMES).split(""));
	}

	@Test
	void emptyLinesBeforeAHandshakeAreIgnored() {
		assertBuffered("\r\n\r\n" + HANDSHAKE + FRAMES);
	}

	@Test
	void otherRequestsAreNotBuffered() {
		send(POST + "GET /second HTTP/1.1\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n" + POST);
		assertThat(received()).containsExactly("/first", "bo\r\n\r\ndy", "/second", "/first", "bo\r\n\r\ndy");
	}

	@Test
	void bodyOfAnUpgradeIsNotBuffered() {
		send("POST /socket HTTP/1.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nContent-Length: 4\r\n\r\n");
		send("body");
		assertThat(received()).containsExactly("/socket", "body");
	}

	@Test
	void clientThatSendsTooMuchIsDisconnected() {
		send(HANDSHAKE);
		for (int block = 0; block < 17; block++) {
			send("x".repeat(4096));
		}
		assertThat(this.channel.isActive()).isFalse();
	}

	private static EmbeddedChannel connection() {
		EmbeddedChannel connection = new EmbeddedChannel();
		connection.pipeline().addLast(NettyPipeline.HttpCodec, new HttpServerCodec());
		connection.pipeline().addLast(new UpgradeRequestHandler());
		return connection;
	}

	private static void assertBuffered(String... parts) {
		EmbeddedChannel each = connection();
		for (String part : parts) {
			each.writeInbound(Unpooled.copiedBuffer(part, StandardCharsets.ISO_8859_1));
		}
		assertThat(received(each)).endsWith("/socket");
		each.pipeline().remove(NettyPipeline.HttpCodec);
		UpgradeRequestHandler.release(each.pipeline());
		each.writeInbound(Unpooled.copiedBuffer("later", StandardCharsets.ISO_8859_1));
		assertThat(String.join("", received(each))).isEqualTo(FRAMES + "later");
		each.finishAndReleaseAll();
	}

	private void send(String bytes) {
		this.channel.writeInbound(Unpooled.copiedBuffer(bytes, StandardCharsets.ISO_8859_1));
	}

	private List<String> received() {
		return received(this.channel);
	}

	/** The URIs of requests, and the text of other messages. */
	private static List<String> received(EmbeddedChannel channel) {
		List<String> texts = new ArrayList<>();
		for (Object message = channel.readInbound(); message != null; message = channel.readInbound()) {
			String text = switch (message) {
				case HttpRequest request -> request.uri();
				case HttpContent content -> content.content().toString(StandardCharsets.ISO_8859_1);
				case ByteBuf bytes -> bytes.toString(StandardCharsets.ISO_8859_1);
				default -> throw new AssertionError(message);
			};
			ReferenceCountUtil.release(message);
			if (!text.isEmpty()) {
				texts.add(text);
			}
		}
		return texts;
	}

}
