package dev.tandem.gateway.platform.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what a client sends right behind its WebSocket handshake until the WebSocket can
 * read it: the HTTP decoder would take those frames for the next request. One for each
 * connection; for its event loop.
 */
final class UpgradeBuffer extends ChannelInboundHandlerAdapter {

	/** A client that sends more before the handshake is done is disconnected. */
	private static final int MAX_BYTES = 64 * 1024;

	private final RequestHeadScanner headEnd = new RequestHeadScanner();

	private boolean inBody;

	private boolean upgrading;

	private @Nullable ByteBuf kept;

	/**
	 * A head was passed on and decoded.
	 * @param upgrading whether what follows it is for the WebSocket
	 */
	void headDecoded(boolean upgrading) {
		this.inBody = true;
		this.upgrading = upgrading;
	}

	/** What follows is the next head. */
	void bodyDecoded() {
		this.inBody = false;
	}

	/** Passes on one head at a time: what follows it depends on what it requests. */
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
			keep(context, bytes);
		}
	}

	private void keep(ChannelHandlerContext context, ByteBuf bytes) {
		ByteBuf buffer = (this.kept != null) ? this.kept : context.alloc().buffer();
		this.kept = buffer;
		if (buffer.readableBytes() + bytes.readableBytes() > MAX_BYTES) {
			context.close();
		}
		else {
			buffer.writeBytes(bytes);
		}
	}

	@Override
	public void handlerRemoved(ChannelHandlerContext context) {
		ByteBuf bytes = this.kept;
		this.kept = null;
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
