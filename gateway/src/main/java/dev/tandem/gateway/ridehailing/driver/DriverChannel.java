package dev.tandem.gateway.ridehailing.driver;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;

import dev.tandem.gateway.platform.problem.ProblemException;
import dev.tandem.gateway.ridehailing.driver.FragmentAggregator.MessageTooLongException;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;

/**
 * One driver's WebSocket: frames in, messages out, within limits. It sits in the
 * channel's pipeline itself rather than behind Reactor's streams, whose queues would cost
 * more than all else that a socket needs. But for {@link #heardAt()} it is used on its
 * event loop only.
 */
final class DriverChannel extends ClosingHandshake {

	private final DriverSession session;

	private final DriverCodec codec;

	private final DriverMetrics metrics;

	private final FragmentAggregator fragments;

	private final TokenBucket frames;

	private final TokenBucket positions;

	private final int outboundQueue;

	private volatile long lastReceivedAt = System.nanoTime();

	private int unsentMessages;

	DriverChannel(Channel channel, DriverSession session, DriverCodec codec, DriverMetrics metrics,
			DriverProperties limits) {
		super(channel, metrics);
		this.session = session;
		this.codec = codec;
		this.metrics = metrics;
		this.fragments = new FragmentAggregator((int) limits.maxMessage().toBytes());
		this.frames = new TokenBucket(limits.messagesPerSecond(), limits.messageBurst(), this.lastReceivedAt);
		this.positions = new TokenBucket(limits.positionsPerSecond(), limits.positionBurst(), this.lastReceivedAt);
		this.outboundQueue = limits.outboundQueue();
	}

	/**
	 * When the driver was last heard.
	 * @return of {@link System#nanoTime()}
	 */
	long lastReceivedAt() {
		return this.lastReceivedAt;
	}

	/** From now on messages are read. */
	void startReading() {
		if (!isClosing()) {
			channel().config().setAutoRead(true);
		}
	}

	/**
	 * Sends a message, unless the socket is closing. A driver who leaves too many unread
	 * is dropped.
	 * @param message what to send
	 */
	void send(ServerMessage message) {
		if (isClosing() || !hasRoomOrClose()) {
			return;
		}
		this.metrics.sent(message);
		write(new TextWebSocketFrame(Unpooled.wrappedBuffer(this.codec.write(message))));
	}

	@Override
	public void channelRead(ChannelHandlerContext context, Object message) {
		if (!(message instanceof WebSocketFrame frame)) {
			context.fireChannelRead(message);
			return;
		}
		try {
			onFrame(context, frame);
		}
		finally {
			frame.release();
		}
	}

	private void onFrame(ChannelHandlerContext context, WebSocketFrame frame) {
		if (isClosing()) {
			onFrameWhileClosing(context, frame);
			return;
		}
		this.lastReceivedAt = System.nanoTime();
		if (frame.rsv() != 0) {
			// the decoder allows what extensions use, and none was agreed on
			close(CloseCode.PROTOCOL_ERROR);
			return;
		}
		if (!this.frames.tryTake(this.lastReceivedAt)) {
			close(CloseCode.TOO_MANY_FRAMES);
			return;
		}
		switch (frame) {
			case CloseWebSocketFrame close -> onCloseFrame(context, close);
			case PingWebSocketFrame ping -> pong(ping);
			case PongWebSocketFrame pong -> {
				// a sign of life
			}
			case BinaryWebSocketFrame binary -> close(CloseCode.UNSUPPORTED_DATA);
			default -> onData(frame);
		}
	}

	private void onData(WebSocketFrame frame) {
		try {
			ByteBuffer text = this.fragments.add(frame);
			if (text != null) {
				onMessage(text);
			}
		}
		catch (MessageTooLongException ex) {
			close(CloseCode.MESSAGE_TOO_LONG);
		}
		catch (CharacterCodingException ex) {
			close(CloseCode.INVALID_UTF8);
		}
	}

	private void onMessage(ByteBuffer text) throws CharacterCodingException {
		try {
			DriverCommand command = this.codec.read(text);
			if (command instanceof DriverCommand.Position && !this.positions.tryTake(this.lastReceivedAt)) {
				throw new ProblemException(DriverProblem.TOO_MANY_MESSAGES, "Positions come too often");
			}
			this.session.onCommand(command);
			this.metrics.received(command);
		}
		catch (ProblemException ex) {
			this.metrics.refused();
			this.session.sendError(ex);
		}
	}

	private void pong(PingWebSocketFrame ping) {
		if (hasRoomOrClose()) {
			write(new PongWebSocketFrame(ping.content().retain()));
		}
	}

	private boolean hasRoomOrClose() {
		boolean room = this.unsentMessages < this.outboundQueue && channel().isWritable();
		if (!room) {
			close(CloseCode.SLOW_CONSUMER);
		}
		return room;
	}

	private void write(WebSocketFrame frame) {
		this.unsentMessages++;
		channel().writeAndFlush(frame).addListener((written) -> this.unsentMessages--);
	}

	@Override
	void onClosing() {
		this.session.onClosing();
	}

}
