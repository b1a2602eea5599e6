package dev.tandem.ridehailing.client;

import java.net.URI;
import java.util.List;

/**
 * The addresses of the gateways, which all serve the same city.
 *
 * @param addresses at least one, http or https, without a path
 */
public record Gateways(List<URI> addresses) {

	/** Checks the addresses. */
	public Gateways {
		addresses = List.copyOf(addresses);
		if (addresses.isEmpty() || !addresses.stream().allMatch(Gateways::isAddress)) {
			throw new IllegalArgumentException("A gateway's address must be http://host:port, not " + addresses);
		}
	}

	private static boolean isAddress(URI address) {
		return List.of("http", "https").contains(String.valueOf(address.getScheme())) && address.getHost() != null;
	}

	URI at(int index, String path) {
		return this.addresses.get(Math.floorMod(index, this.addresses.size())).resolve(path);
	}

	URI socketAt(int index, String path) {
		return URI.create("ws" + at(index, path).toString().substring("http".length()));
	}

	/** Returns the number of gateways. */
	public int size() {
		return this.addresses.size();
	}

}
