package dev.tandem.mlservice.platform.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.UnaryOperator;

import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.ServerBuilder;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;

/**
 * A real in-process gRPC server with a channel to it. Both run on the calling thread.
 */
public final class TestMlService implements AutoCloseable {

	private final ScriptedMethods methods = new ScriptedMethods();

	private final Server server;

	private final ManagedChannel channel;

	public TestMlService() {
		this(UnaryOperator.identity());
	}

	public TestMlService(UnaryOperator<InProcessChannelBuilder> channel) {
		String name = InProcessServerBuilder.generateName();
		this.server = start(InProcessServerBuilder.forName(name).directExecutor(), this.methods);
		this.channel = channel.apply(InProcessChannelBuilder.forName(name).directExecutor()).build();
	}

	public static Server start(ServerBuilder<?> server, ScriptedMethods methods) {
		try {
			return server.fallbackHandlerRegistry(methods).build().start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * The script of the server, and the calls that it received.
	 */
	public ScriptedMethods methods() {
		return this.methods;
	}

	public ManagedChannel channel() {
		return this.channel;
	}

	@Override
	public void close() {
		this.channel.shutdownNow();
		this.server.shutdownNow();
	}

}
