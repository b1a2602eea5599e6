package dev.tandem.gateway.platform.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/**
 * Buffers what a client sends directly after its WebSocket handshake until the WebSocket
 * can read it. One for each handshake; used by its event loop only.
 */
final class UpgradeBuffer extends ChannelInboundHandlerAdapter {

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
