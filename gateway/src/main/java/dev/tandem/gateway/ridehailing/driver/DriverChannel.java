package dev.tandem.gateway.ridehailing.driver;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;

import dev.tandem.gateway.platform.problem.ProblemException;
import io.netty.buffer.ByteBuf;
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
 * One driver's WebSocket as a handler in Netty's pipeline: it turns frames into commands
 * and messages into frames, and enforces the limits. Reactor Netty's streams are not
 * used, because their queues would need more memory than everything else of a socket.
 * <p>
 * Confined to the event loop, except for {@link #lastReceivedAt()}.
 */
final class DriverChannel extends ClosingHandshake {

	private final Listener listener;

	private final DriverCodec codec;

	private final DriverMetrics metrics;

	private final int maxMessage;

	private final TokenBucket frames;

	private final TokenBucket positions;

	private final int outboundQueue;

	private volatile long lastReceivedAt = System.nanoTime();

	/** The frames of an incomplete message: copies in the heap, which need no release. */
	private ByteBuf fragments = Unpooled.EMPTY_BUFFER;

	private int unsentMessages;

	DriverChannel(Channel channel, Listener listener, DriverCodec codec, DriverMetrics metrics,
			DriverProperties limits) {
		super(channel, metrics);
		this.listener = listener;
		this.codec = codec;
		this.metrics = metrics;
		this.maxMessage = (int) limits.maxMessage().toBytes();
		this.frames = new TokenBucket(limits.messagesPerSecond(), limits.messageBurst(), this.lastReceivedAt);
		this.positions = new TokenBucket(limits.positionsPerSecond(), limits.positionBurst(), this.lastReceivedAt);
		this.outboundQueue = limits.outboundQueue();
	}

	/** The {@link System#nanoTime()} of the last frame. Callable from any thread. */
	long lastReceivedAt() {
		return this.lastReceivedAt;
	}

	/** Starts to read messages; until then the kernel buffers them. */
	void startReading() {
		if (!isClosing()) {
			channel().config().setAutoRead(true);
		}
	}

	/**
	 * Sends a message, unless the socket is closing. Closes the socket when too many
	 * messages wait for the driver to read them.
	 */
	void send(ServerMessage message) {
		if (isClosing() || !hasRoomOrClose()) {
			return;
		}
		this.metrics.count(message);
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
			if (frame instanceof CloseWebSocketFrame) {
				context.close();
			}
			return;
		}
		this.lastReceivedAt = System.nanoTime();
		if (frame.rsv() != 0) {
			// Netty accepts reserved bits for extensions, but none was negotiated
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
				// lastReceivedAt is all that a pong changes
			}
			case BinaryWebSocketFrame binary -> close(CloseCode.UNSUPPORTED_DATA);
			default -> onData(frame);
		}
	}

	private void onData(WebSocketFrame frame) {
		if (this.fragments.readableBytes() + frame.content().readableBytes() > this.maxMessage) {
			close(CloseCode.MESSAGE_TOO_LONG);
			return;
		}
		ByteBuf message = Unpooled.copiedBuffer(this.fragments, frame.content());
		this.fragments = frame.isFinalFragment() ? Unpooled.EMPTY_BUFFER : message;
		if (frame.isFinalFragment()) {
			onMessage(message.nioBuffer());
		}
	}

	private void onMessage(ByteBuffer text) {
		try {
			ClientMessage command = this.codec.read(text);
			if (command instanceof ClientMessage.Position && !this.positions.tryTake(this.lastReceivedAt)) {
				throw new ProblemException(DriverProblem.TOO_MANY_MESSAGES, "Positions come too often");
			}
			this.listener.onCommand(command);
			this.metrics.count(command);
		}
		catch (ProblemException ex) {
			this.metrics.refused();
			this.listener.onRejected(ex);
		}
		catch (CharacterCodingException ex) {
			close(CloseCode.INVALID_UTF8);
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
		this.listener.onClosing();
	}

	/** Receives what the driver sends. All methods are called on the event loop. */
	interface Listener {

		/**
		 * Handles a valid command.
		 * @throws ProblemException when too many commands wait
		 */
		void onCommand(ClientMessage command);

		/** Handles a message that was rejected. */
		void onRejected(ProblemException problem);

		/** Handles the start of the closing handshake: nothing is sent from now on. */
		void onClosing();

	}

}
