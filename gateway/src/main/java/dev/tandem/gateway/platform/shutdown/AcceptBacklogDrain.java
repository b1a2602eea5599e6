package dev.tandem.gateway.platform.shutdown;

import java.util.concurrent.TimeUnit;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import reactor.core.publisher.Mono;

/**
 * Where connections come in. It is shut right after the last that waited has been let in:
 * the operating system would cut off all that still wait.
 */
final class AcceptBacklogDrain extends ChannelInboundHandlerAdapter {

	/** How long to wait for one more to come; the server lets in so many in one go. */
	private static final int PATIENCE_MILLIS = 20;

	private static final int AT_ONCE = 16;

	private final Channel server;

	private boolean shutting;

	private int entered;

	private AcceptBacklogDrain(Channel server) {
		this.server = server;
	}

	static AcceptBacklogDrain of(Channel server) {
		AcceptBacklogDrain door = new AcceptBacklogDrain(server);
		server.pipeline().addFirst(door);
		return door;
	}

	/**
	 * Shuts it.
	 * @return completes when no more can come in
	 */
	Mono<Void> shut() {
		return Mono.create((sink) -> {
			this.server.closeFuture().addListener((closed) -> sink.success());
			this.server.eventLoop().execute(() -> {
				this.shutting = true;
				this.server.eventLoop().schedule(() -> this.server.close(), PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
			});
		});
	}

	@Override
	public void channelRead(ChannelHandlerContext context, Object connection) {
		this.entered++;
		context.fireChannelRead(connection);
	}

	@Override
	public void channelReadComplete(ChannelHandlerContext context) {
		context.fireChannelReadComplete();
		if (this.shutting && this.entered < AT_ONCE) {
			this.server.close();
		}
		this.entered = 0;
	}

}
