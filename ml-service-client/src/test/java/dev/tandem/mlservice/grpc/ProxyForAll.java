package dev.tandem.mlservice.grpc;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The virtual machine's default until it is closed: for every address a proxy that nobody
 * can reach. Keeps what it was asked for.
 */
final class ProxyForAll extends ProxySelector implements AutoCloseable {

	private static final Proxy UNREACHABLE = new Proxy(Proxy.Type.HTTP, new InetSocketAddress("127.0.0.1", 1));

	private final ProxySelector before = ProxySelector.getDefault();

	private final List<URI> asked = new CopyOnWriteArrayList<>();

	ProxyForAll() {
		ProxySelector.setDefault(this);
	}

	List<URI> asked() {
		return this.asked;
	}

	@Override
	public List<Proxy> select(URI uri) {
		this.asked.add(uri);
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
