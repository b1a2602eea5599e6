package dev.tandem.gateway.ridehailing.driver;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The closing handshake of a WebSocket (RFC 6455, 7): sends a close frame and keeps the
 * connection until the peer responds or a timeout ends. Closing the connection at once
 * would reset it while the peer is still sending, and the peer would never read the code.
 * <p>
 * Confined to the channel's event loop.
 */
abstract class ClosingHandshake extends ChannelDuplexHandler {

	private static final Logger logger = LoggerFactory.getLogger(ClosingHandshake.class);

	/** How long the peer may take to respond to a close frame. */
	private static final long CLOSE_TIMEOUT_MILLIS = 1000;

	/** The connection ended without a close frame. */
	private static final String LOST = "lost";

	private final Channel channel;

	private final DriverMetrics metrics;

	private boolean closing;

	/** The value of the metric. */
	private String closeLabel = LOST;

	ClosingHandshake(Channel channel, DriverMetrics metrics) {
		this.channel = channel;
		this.metrics = metrics;
	}

	/** Called once, when closing begins: nothing is sent or received from now on. */
	abstract void onClosing();

	final Channel channel() {
		return this.channel;
	}

	final boolean isClosing() {
		return this.closing;
	}

	/** Starts the closing handshake, unless it has started already. */
	final void close(CloseCode code) {
		if (!this.closing) {
			this.closeLabel = String.valueOf(code.code());
			beginClosing();
			this.channel.writeAndFlush(code.frame());
		}
	}

	/** Handles the peer's close frame by echoing it. */
	final void onCloseFrame(ChannelHandlerContext context, CloseWebSocketFrame close) {
		this.closeLabel = "peer";
		beginClosing();
		context.writeAndFlush(close.retainedDuplicate()).addListener((written) -> context.close());
	}

	private void beginClosing() {
		if (this.closing) {
			return;
		}
		this.closing = true;
		onClosing();
		// the response can arrive only when the channel is read
		this.channel.config().setAutoRead(true);
		ChannelHandlerContext context = this.channel.pipeline().context(this);
		if (context != null && this.channel.isActive()) {
			context.executor().schedule(() -> context.close(), CLOSE_TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
		}
	}

	/** Delays a close that Reactor Netty requests until the handshake has ended. */
	@Override
	public void close(ChannelHandlerContext context, ChannelPromise promise) {
		beginClosing();
		if (this.channel.isActive()) {
			this.channel.closeFuture().addListener((closed) -> promise.trySuccess());
		}
		else {
			context.close(promise);
		}
	}

	@Override
	public void exceptionCaught(ChannelHandlerContext context, Throwable error) {
		if (error instanceof CorruptedWebSocketFrameException corrupted) {
			// Netty's decoder has sent the close frame
			if (this.closeLabel.equals(LOST)) {
				this.closeLabel = String.valueOf(CloseCode.of(corrupted.closeStatus()).code());
			}
			beginClosing();
		}
		else if (error instanceof IOException) {
			context.close();
		}
		else {
			logger.error("Unexpected error on a driver's socket", error);
			close(CloseCode.INTERNAL);
		}
	}

	@Override
	public void channelInactive(ChannelHandlerContext context) {
		beginClosing();
		this.metrics.closed(this.closeLabel);
		context.fireChannelInactive();
	}

}
