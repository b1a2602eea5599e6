package dev.tandem.gateway.platform.http;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;

/**
 * Dedicates a connection to the WebSocket that a client requests on it: it becomes the
 * WebSocket, or is closed after the response. Requests to upgrade to other protocols are
 * ignored, as HTTP allows. One for each connection; used by its event loop only.
 */
final class UpgradeRequestHandler extends ChannelDuplexHandler {

	private final UpgradeBuffer buffer;

	UpgradeRequestHandler(UpgradeBuffer buffer) {
		this.buffer = buffer;
	}

	@Override
	public void channelRead(ChannelHandlerContext context, Object message) {
		if (message instanceof HttpRequest request && request.decoderResult().isSuccess()) {
			onRequest(request);
		}
		if (message instanceof LastHttpContent) {
			this.buffer.bodyDecoded();
		}
		context.fireChannelRead(message);
	}

	private void onRequest(HttpRequest request) {
		boolean webSocket = requestsWebSocket(request);
		this.buffer.headDecoded(webSocket && request.method().equals(HttpMethod.GET) && !hasBody(request));
		if (webSocket) {
			request.headers().add(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
		}
	}

	private static boolean requestsWebSocket(HttpRequest request) {
		HttpHeaders headers = request.headers();
		return request.protocolVersion().compareTo(HttpVersion.HTTP_1_1) >= 0
				&& headers.containsValue(HttpHeaderNames.CONNECTION, HttpHeaderValues.UPGRADE, true)
				&& headers.containsValue(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET, true);
	}

	private static boolean hasBody(HttpRequest request) {
		return HttpUtil.isTransferEncodingChunked(request) || HttpUtil.getContentLength(request, 0L) > 0;
	}

	/** {@code Upgrade} must be named in {@code Connection} (RFC 9110, 7.8). */
	@Override
	public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
		if (message instanceof HttpResponse response && response.headers().contains(HttpHeaderNames.UPGRADE)
				&& !response.headers().containsValue(HttpHeaderNames.CONNECTION, HttpHeaderValues.UPGRADE, true)) {
			response.headers().add(HttpHeaderNames.CONNECTION, HttpHeaderValues.UPGRADE);
		}
		context.write(message, promise);
	}

}
