package dev.tandem.gateway.platform.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

import dev.tandem.proto.model.v1.ListModelsRequest;
import dev.tandem.proto.model.v1.ListModelsResponse;
import dev.tandem.proto.model.v1.ModelServiceGrpc;
import io.grpc.Server;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;

/** A real gRPC server that serves no model. */
public final class FakeModelService implements AutoCloseable {

	private final int port;

	private Server server;

	/** Starts on a free port of 127.0.0.1. */
	public FakeModelService() {
		this.server = listen(0);
		this.port = this.server.getPort();
	}

	/** The port, which stays the same after a restart. */
	public int port() {
		return this.port;
	}

	/** Listens again, on the same port. */
	public void start() {
		this.server = listen(this.port);
	}

	/** Stops at once and cancels its calls. */
	public void stop() {
		this.server.shutdownNow();
		try {
			this.server.awaitTermination();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public void close() {
		stop();
	}

	private static Server listen(int port) {
		try {
			return NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
				.addService(new Models())
				.build()
				.start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static final class Models extends ModelServiceGrpc.ModelServiceImplBase {

		@Override
		public void listModels(ListModelsRequest request, StreamObserver<ListModelsResponse> observer) {
			observer.onNext(ListModelsResponse.getDefaultInstance());
			observer.onCompleted();
		}

	}

}
