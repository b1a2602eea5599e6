package dev.tandem.mlservice.platform.grpc;

import java.net.SocketAddress;
import java.net.URI;
import java.util.Collection;
import java.util.List;

import io.grpc.EquivalentAddressGroup;
import io.grpc.NameResolver;
import io.grpc.NameResolverProvider;
import io.grpc.NameResolverRegistry;
import io.grpc.StatusOr;
import io.grpc.inprocess.InProcessSocketAddress;

/**
 * A name whose address can change. As with DNS, a lookup returns the address of that
 * time.
 */
final class MovableAddress extends NameResolverProvider implements AutoCloseable {

	static final String TARGET = "movable:///ml-service";

	private volatile String server;

	MovableAddress(String server) {
		this.server = server;
	}

	MovableAddress register() {
		NameResolverRegistry.getDefaultRegistry().register(this);
		return this;
	}

	void moveTo(String server) {
		this.server = server;
	}

	@Override
	public void close() {
		NameResolverRegistry.getDefaultRegistry().deregister(this);
	}

	@Override
	public NameResolver newNameResolver(URI target, NameResolver.Args args) {
		return new Lookup(new InProcessSocketAddress(this.server));
	}

	@Override
	public String getDefaultScheme() {
		return "movable";
	}

	@Override
	public Collection<Class<? extends SocketAddress>> getProducedSocketAddressTypes() {
		return List.of(InProcessSocketAddress.class);
	}

	@Override
	protected boolean isAvailable() {
		return true;
	}

	@Override
	protected int priority() {
		return 5;
	}

	private static final class Lookup extends NameResolver {

		private final SocketAddress address;

		private Lookup(SocketAddress address) {
			this.address = address;
		}

		@Override
		public void start(Listener2 listener) {
			listener.onResult(ResolutionResult.newBuilder()
				.setAddressesOrError(StatusOr.fromValue(List.of(new EquivalentAddressGroup(this.address))))
				.build());
		}

		@Override
		public String getServiceAuthority() {
			return "ml-service";
		}

		@Override
		public void shutdown() {
		}

	}

}
