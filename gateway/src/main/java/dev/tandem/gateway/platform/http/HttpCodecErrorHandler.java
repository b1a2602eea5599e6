package dev.tandem.gateway.platform.http;

import java.nio.charset.StandardCharsets;
import java.util.List;

import dev.tandem.gateway.platform.problem.PlatformProblem;
import dev.tandem.gateway.platform.problem.ProblemWriter;
import dev.tandem.gateway.platform.timing.ServerTiming;
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
 * Turns the empty error responses of the HTTP codec into problem details. The codec
 * responds by itself, before the gateway sees a request, when an address or a header
 * cannot be decoded or is too long. One for each connection; used by its event loop only.
 */
final class HttpCodecErrorHandler extends ChannelDuplexHandler {

	private static final String UNREADABLE = "The request's address or one of its headers cannot be read, or is too long.";

	private final ProblemWriter problems;

	private String path = "/";

	private ServerTiming timing = new ServerTiming();

	HttpCodecErrorHandler(ProblemWriter problems) {
		this.problems = problems;
	}

	@Override
	public void channelRead(ChannelHandlerContext context, Object message) {
		if (message instanceof HttpRequest request) {
			this.timing = new ServerTiming();
			this.path = request.decoderResult().isSuccess() ? pathOf(request.uri()) : "/";
		}
		context.fireChannelRead(message);
	}

	@Override
	public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
		if (message instanceof FullHttpResponse response && isCodecError(response)) {
			context.write(problem(response), promise);
			response.release();
		}
		else {
			context.write(message, promise);
		}
		if (message instanceof HttpResponse response
				&& response.status().code() == HttpResponseStatus.SWITCHING_PROTOCOLS.code()) {
			// the connection no longer carries HTTP
			context.pipeline().remove(this);
		}
	}

	private static boolean isCodecError(FullHttpResponse response) {
		return response.status().code() >= 400 && !response.headers().contains(HttpHeaderNames.CONTENT_TYPE)
				&& !response.headers().contains(ServerTiming.HEADER);
	}

	private FullHttpResponse problem(FullHttpResponse response) {
		HttpStatusCode status = HttpStatusCode.valueOf(response.status().code());
		byte[] body = this.problems.write(PlatformProblem.REQUEST_FAILED.occurrence(status, UNREADABLE, List.of()),
				this.path);
		FullHttpResponse full = new DefaultFullHttpResponse(response.protocolVersion(), response.status(),
				Unpooled.wrappedBuffer(body));
		full.headers()
			.setAll(response.headers())
			.remove(HttpHeaderNames.TRANSFER_ENCODING)
			.set(HttpHeaderNames.CONTENT_TYPE, MediaType.APPLICATION_PROBLEM_JSON_VALUE)
			.set(HttpHeaderNames.CONTENT_LENGTH, body.length)
			.set(ServerTiming.HEADER, this.timing.header());
		return full;
	}

	private static String pathOf(String address) {
		String path = address.split("[?#]", 2)[0];
		return UriUtils.encodePath(path.startsWith("/") ? path : "/", StandardCharsets.UTF_8);
	}

}
