package dev.tandem.gateway.ridehailing.driver;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;

import dev.tandem.gateway.platform.problem.ProblemException;
import dev.tandem.gateway.platform.problem.ProblemType;
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

	private final FragmentAggregator assembly;

	private final TokenBucket frames;

	private final TokenBucket positions;

	private final int outboundQueue;

	private volatile long heardAt = System.nanoTime();

	private int waiting;

	DriverChannel(Channel channel, DriverSession session, DriverCodec codec, DriverMetrics metrics,
			DriverProperties limits) {
		super(channel, metrics);
		this.session = session;
		this.codec = codec;
		this.metrics = metrics;
		this.assembly = new FragmentAggregator((int) limits.maxMessage().toBytes());
		this.frames = new TokenBucket(limits.messagesPerSecond(), limits.messageBurst(), this.heardAt);
		this.positions = new TokenBucket(limits.positionsPerSecond(), limits.positionBurst(), this.heardAt);
		this.outboundQueue = limits.outboundQueue();
	}

	/**
	 * When the driver was last heard.
	 * @return of {@link System#nanoTime()}
	 */
	long heardAt() {
		return this.heardAt;
	}

	/** From now on messages are read. */
	void listen() {
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
		if (isClosing() || !hasRoom()) {
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
			read(context, frame);
		}
		finally {
			frame.release();
		}
	}

	private void read(ChannelHandlerContext context, WebSocketFrame frame) {
		if (isClosing()) {
			endIfAnswer(context, frame);
			return;
		}
		this.heardAt = System.nanoTime();
		if (frame.rsv() != 0) {
			// the decoder allows what extensions use, and none was agreed on
			close(CloseCode.BROKEN);
			return;
		}
		if (!this.frames.take(this.heardAt)) {
			close(CloseCode.FLOOD);
			return;
		}
		switch (frame) {
			case CloseWebSocketFrame close -> answer(context, close);
			case PingWebSocketFrame ping -> pong(ping);
			case PongWebSocketFrame pong -> {
				// a sign of life
			}
			case BinaryWebSocketFrame binary -> close(CloseCode.NOT_TEXT);
			default -> assemble(frame);
		}
	}

	private void assemble(WebSocketFrame frame) {
		try {
			ByteBuffer text = this.assembly.add(frame);
			if (text != null) {
				follow(text);
			}
		}
		catch (MessageTooLongException ex) {
			close(CloseCode.TOO_LONG);
		}
		catch (CharacterCodingException ex) {
			close(CloseCode.NOT_UTF8);
		}
	}

	private void follow(ByteBuffer text) throws CharacterCodingException {
		try {
			DriverCommand command = this.codec.read(text);
			if (command instanceof DriverCommand.Position && !this.positions.take(this.heardAt)) {
				throw new ProblemException(ProblemType.TOO_MANY_MESSAGES, "Positions come too often");
			}
			this.session.received(command);
			this.metrics.received(command);
		}
		catch (ProblemException ex) {
			this.metrics.refused();
			this.session.refuse(ex);
		}
	}

	private void pong(PingWebSocketFrame ping) {
		if (hasRoom()) {
			write(new PongWebSocketFrame(ping.content().retain()));
		}
	}

	private boolean hasRoom() {
		boolean room = this.waiting < this.outboundQueue && channel().isWritable();
		if (!room) {
			close(CloseCode.TOO_SLOW);
		}
		return room;
	}

	private void write(WebSocketFrame frame) {
		this.waiting++;
		channel().writeAndFlush(frame).addListener((written) -> this.waiting--);
	}

	@Override
	void ended() {
		this.session.ended();
	}

}
