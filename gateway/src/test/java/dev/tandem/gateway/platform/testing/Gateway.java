package dev.tandem.gateway.platform.testing;

/** A gateway that can be called, wherever it runs. */
public interface Gateway {

	/** The port it listens on. */
	int port();

}
