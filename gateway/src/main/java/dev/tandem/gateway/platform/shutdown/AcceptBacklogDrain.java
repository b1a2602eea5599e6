package dev.tandem.gateway.platform.shutdown;

import java.util.concurrent.TimeUnit;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import reactor.core.publisher.Mono;

/**
 * Accepts all waiting connections before the listening socket closes: the operating
 * system resets those that are still in its backlog. Used by the event loop of the
 * listening channel only.
 */
final class AcceptBacklogDrain extends ChannelInboundHandlerAdapter {

	/** How long to wait for a last read, in case the backlog is empty already. */
	private static final int CLOSE_DELAY_MILLIS = 20;

	/** Netty's default: a read that accepts fewer has emptied the backlog. */
	private static final int MAX_ACCEPTS_PER_READ = 16;

	private final Channel server;

	private boolean closing;

	private int accepted;

	private AcceptBacklogDrain(Channel server) {
		this.server = server;
	}

	static AcceptBacklogDrain addTo(Channel server) {
		AcceptBacklogDrain drain = new AcceptBacklogDrain(server);
		server.pipeline().addFirst(drain);
		return drain;
	}

	/**
	 * Closes the listening socket.
	 * @return completes when no more connections are accepted
	 */
	Mono<Void> close() {
		return Mono.create((sink) -> {
			this.server.closeFuture().addListener((closed) -> sink.success());
			this.server.eventLoop().execute(() -> {
				this.closing = true;
				// an empty backlog causes no read, which otherwise closes the socket
				this.server.eventLoop().schedule(() -> this.server.close(), CLOSE_DELAY_MILLIS, TimeUnit.MILLISECONDS);
			});
		});
	}

	@Override
	public void channelRead(ChannelHandlerContext context, Object connection) {
		this.accepted++;
		context.fireChannelRead(connection);
	}

	@Override
	public void channelReadComplete(ChannelHandlerContext context) {
		context.fireChannelReadComplete();
		if (this.closing && this.accepted < MAX_ACCEPTS_PER_READ) {
			this.server.close();
		}
		this.accepted = 0;
	}

}
