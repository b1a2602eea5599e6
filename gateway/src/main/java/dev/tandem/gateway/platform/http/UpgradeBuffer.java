package dev.tandem.gateway.platform.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import org.jspecify.annotations.Nullable;

/**
 * Buffers what a client sends directly after its WebSocket handshake until the WebSocket
 * can read it: the HTTP decoder would parse those frames as the next request. One for
 * each connection; used by its event loop only.
 */
final class UpgradeBuffer extends ChannelInboundHandlerAdapter {

	/** A client that sends more before the handshake is done is disconnected. */
	private static final int MAX_BYTES = 64 * 1024;

	private final RequestHeadScanner headEnd = new RequestHeadScanner();

	private boolean inBody;

	private boolean upgrading;

	private @Nullable ByteBuf buffered;

	/**
	 * Called when the decoder has decoded a head.
	 * @param upgrading whether what follows it is for the WebSocket
	 */
	void headDecoded(boolean upgrading) {
		this.inBody = true;
		this.upgrading = upgrading;
	}

	/** Called when the decoder has decoded a body: the next head follows. */
	void bodyDecoded() {
		this.inBody = false;
	}

	/** Passes on one head at a time: who reads the following bytes depends on it. */
	@Override
	public void channelRead(ChannelHandlerContext context, Object message) {
		if (!(message instanceof ByteBuf bytes)) {
			context.fireChannelRead(message);
			return;
		}
		try {
			while (bytes.isReadable() && !this.upgrading && !context.isRemoved()) {
				int length = this.inBody ? bytes.readableBytes() : this.headEnd.lengthOfPart(bytes);
				context.fireChannelRead(bytes.readRetainedSlice(length));
			}
			readRest(context, bytes);
		}
		finally {
			bytes.release();
		}
	}

	private void readRest(ChannelHandlerContext context, ByteBuf bytes) {
		if (!bytes.isReadable()) {
			return;
		}
		if (context.isRemoved()) {
			context.fireChannelRead(bytes.readRetainedSlice(bytes.readableBytes()));
		}
		else {
			buffer(context, bytes);
		}
	}

	private void buffer(ChannelHandlerContext context, ByteBuf bytes) {
		ByteBuf buffer = (this.buffered != null) ? this.buffered : context.alloc().buffer();
		this.buffered = buffer;
		if (buffer.readableBytes() + bytes.readableBytes() > MAX_BYTES) {
			context.close();
		}
		else {
			buffer.writeBytes(bytes);
		}
	}

	@Override
	public void handlerRemoved(ChannelHandlerContext context) {
		ByteBuf bytes = this.buffered;
		this.buffered = null;
		if (bytes == null) {
			return;
		}
		if (context.channel().isActive()) {
			context.fireChannelRead(bytes);
			context.fireChannelReadComplete();
		}
		else {
			bytes.release();
		}
	}

}
