package dev.tandem.gateway.platform.logging;

import java.util.Optional;

/**
 * A feature's part of the line that is logged once a minute.
 */
public interface ActivitySource {

	/**
	 * What happened on this replica since the last call. It is called by one thread at a
	 * time, every minute.
	 * @return such as {@code 3 rides requested}; empty when nothing happened
	 */
	Optional<String> sinceLastCall();

}
