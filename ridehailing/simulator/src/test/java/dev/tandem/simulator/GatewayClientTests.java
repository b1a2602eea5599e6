package dev.tandem.simulator;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;

import dev.tandem.ridehailing.client.GatewayClient;
import dev.tandem.simulator.fake.FakeGateway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class GatewayClientTests {

	private final ProxySelector before = ProxySelector.getDefault();

	@AfterEach
	void restore() {
		ProxySelector.setDefault(this.before);
	}

	@Test
	void proxyOfTheVirtualMachineIsNotUsed() throws Exception {
		ProxyForAll proxy = new ProxyForAll();
		ProxySelector.setDefault(proxy);
		try (FakeGateway gateway = new FakeGateway(FakeGateway.Fault.NONE);
				GatewayClient client = new GatewayClient(List.of(gateway.address()))) {
			client.probe(0);
			client.connectDriver(0, UUID.randomUUID(), new LinkedBlockingQueue<>());
		}
		assertThat(proxy.requested).isEmpty();
	}

	/** A proxy selector that returns an unreachable proxy for every address. */
	private static final class ProxyForAll extends ProxySelector {

		private final List<URI> requested = new CopyOnWriteArrayList<>();

		@Override
		public List<Proxy> select(URI uri) {
			this.requested.add(uri);
			return List.of(new Proxy(Proxy.Type.HTTP, new InetSocketAddress("127.0.0.1", 1)));
		}

		@Override
		public void connectFailed(URI uri, SocketAddress address, IOException ex) {
		}

	}

}
