package dev.tandem.gateway.platform.testing;

import java.util.List;

/**
 * A gateway that can be called, wherever it runs.
 */
public interface Gateway {

	/**
	 * The port it listens on.
	 * @return of 127.0.0.1
	 */
	int port();

	/**
	 * Validates an event of one of its streams.
	 * @param path of the stream, with or without a query
	 * @param event any event
	 * @return what is wrong with it; empty where streams are not described
	 */
	default List<String> faultsOf(String path, Event event) {
		return List.of();
	}

}
