package dev.tandem.gateway.platform.http;

import io.netty.channel.ChannelPipeline;
import reactor.netty.NettyPipeline;

/**
 * The two handlers that a connection has until it becomes a WebSocket.
 */
public final class UpgradeHandlers {

	private UpgradeHandlers() {
	}

	static void addTo(ChannelPipeline pipeline) {
		UpgradeBuffer buffer = new UpgradeBuffer();
		pipeline.addBefore(NettyPipeline.HttpCodec, "upgrade-buffer", buffer)
			.addAfter(NettyPipeline.HttpCodec, "upgrade-requests", new UpgradeRequestHandler(buffer));
	}

	/**
	 * Removes the handlers, and passes on what they have buffered. Call it once the
	 * pipeline reads WebSocket frames.
	 * @param pipeline of a connection that the gateway has accepted
	 */
	public static void release(ChannelPipeline pipeline) {
		if (pipeline.get(UpgradeBuffer.class) != null) {
			pipeline.remove(UpgradeRequestHandler.class);
			pipeline.remove(UpgradeBuffer.class);
		}
	}

}
