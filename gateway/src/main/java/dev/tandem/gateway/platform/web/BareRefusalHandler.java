package dev.tandem.gateway.platform.web;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

import dev.tandem.gateway.platform.web.ProblemMapper.Problem;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;

import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.web.util.UriUtils;

/**
 * Gives the form of all other problems to those refusals that the HTTP server answers by
 * itself, before the gateway sees a request: an address or a header that cannot be read,
 * or is too long. One for each connection.
 */
final class BareRefusalHandler extends ChannelDuplexHandler {

	private static final String UNREADABLE = "The request's address or one of its headers cannot be read, or is too long.";

	private final ProblemWriter problems;

	private String path = "/";

	private long begin = System.nanoTime();

	BareRefusalHandler(ProblemWriter problems) {
		this.problems = problems;
	}

	@Override
	public void channelRead(ChannelHandlerContext context, Object message) {
		if (message instanceof HttpRequest request) {
			this.begin = System.nanoTime();
			this.path = request.decoderResult().isSuccess() ? pathOf(request.uri()) : "/";
		}
		context.fireChannelRead(message);
	}

	@Override
	public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
		if (message instanceof FullHttpResponse answer && isBareRefusal(answer)) {
			context.write(problem(answer), promise);
			answer.release();
		}
		else {
			context.write(message, promise);
			leaveIfUpgraded(context, message);
		}
	}

	/** What speaks another protocol from now on is refused in other ways. */
	private void leaveIfUpgraded(ChannelHandlerContext context, Object message) {
		if (message instanceof HttpResponse answer
				&& answer.status().code() == HttpResponseStatus.SWITCHING_PROTOCOLS.code()) {
			context.pipeline().remove(this);
		}
	}

	private static boolean isBareRefusal(FullHttpResponse answer) {
		return answer.status().code() >= 400 && !answer.headers().contains(HttpHeaderNames.CONTENT_TYPE)
				&& !answer.headers().contains(ServerTimingFilter.HEADER);
	}

	private FullHttpResponse problem(FullHttpResponse answer) {
		HttpStatusCode status = HttpStatusCode.valueOf(answer.status().code());
		Problem problem = new Problem(ProblemType.REQUEST_FAILED, UNREADABLE, List.of());
		byte[] body = this.problems.write(problem, status, this.path);
		FullHttpResponse full = new DefaultFullHttpResponse(answer.protocolVersion(), answer.status(),
				Unpooled.wrappedBuffer(body));
		full.headers()
			.setAll(answer.headers())
			.remove(HttpHeaderNames.TRANSFER_ENCODING)
			.set(HttpHeaderNames.CONTENT_TYPE, MediaType.APPLICATION_PROBLEM_JSON_VALUE)
			.set(HttpHeaderNames.CONTENT_LENGTH, body.length)
			.set(ServerTimingFilter.HEADER, new TimeSpent().header(Duration.ofNanos(System.nanoTime() - this.begin)));
		return full;
	}

	private static String pathOf(String address) {
		String path = address.split("[?#]", 2)[0];
		return UriUtils.encodePath(path.startsWith("/") ? path : "/", StandardCharsets.UTF_8);
	}

}
