package dev.tandem.mlservice.platform.grpc;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The JVM's default proxy selector until it is closed: selects an unreachable proxy for
 * every address and records the addresses.
 */
final class ProxyForAll extends ProxySelector implements AutoCloseable {

	private static final Proxy UNREACHABLE = new Proxy(Proxy.Type.HTTP, new InetSocketAddress("127.0.0.1", 1));

	private final ProxySelector before = ProxySelector.getDefault();

	private final List<URI> requested = new CopyOnWriteArrayList<>();

	ProxyForAll() {
		ProxySelector.setDefault(this);
	}

	List<URI> requested() {
		return this.requested;
	}

	@Override
	public List<Proxy> select(URI uri) {
		this.requested.add(uri);
		return List.of(UNREACHABLE);
	}

	@Override
	public void connectFailed(URI uri, SocketAddress address, IOException ex) {
	}

	@Override
	public void close() {
		ProxySelector.setDefault(this.before);
	}

}
