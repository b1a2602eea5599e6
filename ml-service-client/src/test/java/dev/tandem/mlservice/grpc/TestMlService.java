package dev.tandem.mlservice.grpc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.UnaryOperator;

import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.ServerBuilder;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;

/**
 * A real gRPC server in this process, with a channel to it. All of it runs on the calling
 * thread.
 */
final class TestMlService implements AutoCloseable {

	private final ScriptedMethods methods = new ScriptedMethods();

	private final Server server;

	private final ManagedChannel channel;

	TestMlService() {
		this(UnaryOperator.identity());
	}

	TestMlService(UnaryOperator<InProcessChannelBuilder> channel) {
		String name = InProcessServerBuilder.generateName();
		this.server = start(InProcessServerBuilder.forName(name).directExecutor(), this.methods);
		this.channel = channel.apply(InProcessChannelBuilder.forName(name).directExecutor()).build();
	}

	static Server start(ServerBuilder<?> server, ScriptedMethods methods) {
		try {
			return server.fallbackHandlerRegistry(methods).build().start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * What the server does, and what it was asked.
	 */
	ScriptedMethods methods() {
		return this.methods;
	}

	ManagedChannel channel() {
		return this.channel;
	}

	@Override
	public void close() {
		this.channel.shutdownNow();
		this.server.shutdownNow();
	}

}
