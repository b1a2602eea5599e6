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
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Ends a WebSocket so that the other side learns why: its close frame is sent, and the
 * connection stays for a moment until it is answered. Whoever still sends would else be
 * cut off before he reads it. For the channel's event loop.
 */
abstract class ClosingHandshake extends ChannelDuplexHandler {

	private static final Log logger = LogFactory.getLog(ClosingHandshake.class);

	/** So long the other side has to answer a close. */
	private static final long CLOSE_TIMEOUT_MILLIS = 1000;

	/** The connection ended without a close frame. */
	private static final String LOST = "lost";

	/** The other side closed it. */
	private static final String PEER = "peer";

	private final Channel channel;

	private final DriverMetrics metrics;

	private boolean closing;

	private String closeLabel = LOST;

	ClosingHandshake(Channel channel, DriverMetrics metrics) {
		this.channel = channel;
		this.metrics = metrics;
	}

	/** From now on nothing is sent and nothing is followed. Called once. */
	abstract void onClosing();

	final Channel channel() {
		return this.channel;
	}

	final boolean isClosing() {
		return this.closing;
	}

	/**
	 * Closes the socket, unless it is closing.
	 * @param code why
	 */
	final void close(CloseCode code) {
		if (!this.closing) {
			this.closeLabel = String.valueOf(code.code());
			beginClosing();
			this.channel.writeAndFlush(code.frame());
		}
	}

	/**
	 * The other side closes the socket.
	 * @param context of this handler
	 * @param close its frame, which is answered by the same
	 */
	final void onCloseFrame(ChannelHandlerContext context, CloseWebSocketFrame close) {
		this.closeLabel = PEER;
		beginClosing();
		context.writeAndFlush(close.retainedDuplicate()).addListener((written) -> context.close());
	}

	/**
	 * Something has come since the close frame was sent.
	 * @param context of this handler
	 * @param frame perhaps the answer to it
	 */
	final void onFrameWhileClosing(ChannelHandlerContext context, WebSocketFrame frame) {
		if (frame instanceof CloseWebSocketFrame) {
			context.close();
		}
	}

	private void beginClosing() {
		if (this.closing) {
			return;
		}
		this.closing = true;
		onClosing();
		this.channel.config().setAutoRead(true);
		ChannelHandlerContext context = this.channel.pipeline().context(this);
		if (context != null && this.channel.isActive()) {
			context.executor().schedule(() -> context.close(), CLOSE_TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
		}
	}

	/** Whoever wants the channel closed waits for the other side's answer. */
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
			onFrameRejected(corrupted);
		}
		else if (error instanceof IOException) {
			context.close();
		}
		else {
			logger.error("Unexpected on a driver's socket", error);
			close(CloseCode.INTERNAL);
		}
	}

	/** The decoder has sent a close frame by itself. */
	private void onFrameRejected(CorruptedWebSocketFrameException error) {
		if (this.closeLabel.equals(LOST)) {
			this.closeLabel = String.valueOf(CloseCode.of(error.closeStatus()).code());
		}
		beginClosing();
	}

	@Override
	public void channelInactive(ChannelHandlerContext context) {
		beginClosing();
		this.metrics.closed(this.closeLabel);
		context.fireChannelInactive();
	}

}
