package dev.tandem.gateway.platform.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import org.jspecify.annotations.Nullable;
import reactor.netty.NettyPipeline;

/**
 * Dedicates a connection to the WebSocket that a client requests on it: it becomes the
 * WebSocket, or is closed after the response. Requests to upgrade to other protocols are
 * ignored, as HTTP allows. One for each connection; used by its event loop only.
 */
public final class UpgradeRequestHandler extends ChannelDuplexHandler {

	private @Nullable UpgradeBuffer buffer;

	UpgradeRequestHandler() {
	}

	/**
	 * Removes the handlers of the handshake, and passes on what they have buffered. Call
	 * it once the pipeline reads WebSocket frames.
	 * @param pipeline of a connection that the gateway has accepted
	 */
	public static void release(ChannelPipeline pipeline) {
		if (pipeline.get(UpgradeBuffer.class) != null) {
			pipeline.remove(UpgradeRequestHandler.class);
			pipeline.remove(UpgradeBuffer.class);
		}
	}

	@Override
	public void channelRead(ChannelHandlerContext context, Object message) {
		if (message instanceof ByteBuf bytes && this.buffer != null) {
			this.buffer.add(context, bytes);
			return;
		}
		if (message instanceof HttpRequest request && request.decoderResult().isSuccess()) {
			onRequest(context, request);
		}
		context.fireChannelRead(message);
	}

	private void onRequest(ChannelHandlerContext context, HttpRequest request) {
		if (requestsWebSocket(request)) {
			request.headers().add(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
			if (request.method().equals(HttpMethod.GET) && !hasBody(request)) {
				startToBuffer(context);
			}
		}
	}

	/**
	 * The HTTP decoder would parse the following frames as the next request. Called
	 * before the request is passed on, because the handshake may complete at once.
	 */
	private void startToBuffer(ChannelHandlerContext context) {
		ChannelPipeline pipeline = context.pipeline();
		this.buffer = new UpgradeBuffer(context);
		pipeline.addBefore(NettyPipeline.HttpCodec, "upgrade-buffer", this.buffer);
		// the decoder passes on what it has read beyond the handshake
		pipeline.get(HttpServerCodec.class).removeInboundHandler();
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

	/**
	 * Buffers what a client sends directly after its WebSocket handshake until the
	 * WebSocket can read it.
	 */
	private static final class UpgradeBuffer extends ChannelInboundHandlerAdapter {

		/** A client that sends more before the handshake is done is disconnected. */
		private static final int MAX_BYTES = 64 * 1024;

		private final ByteBuf buffered;

		UpgradeBuffer(ChannelHandlerContext context) {
			this.buffered = context.alloc().buffer();
		}

		@Override
		public void channelRead(ChannelHandlerContext context, Object message) {
			add(context, (ByteBuf) message);
		}

		/** Buffers the bytes, and releases them. */
		void add(ChannelHandlerContext context, ByteBuf bytes) {
			if (this.buffered.readableBytes() + bytes.readableBytes() > MAX_BYTES) {
				context.close();
			}
			else {
				this.buffered.writeBytes(bytes);
			}
			bytes.release();
		}

		@Override
		public void handlerRemoved(ChannelHandlerContext context) {
			if (this.buffered.isReadable() && context.channel().isActive()) {
				context.fireChannelRead(this.buffered);
				context.fireChannelReadComplete();
			}
			else {
				this.buffered.release();
			}
		}

	}

}
