package dev.tandem.gateway.platform.logging;

import java.util.Optional;

/**
 * A feature's part of the line that summarizes the activity of the last minute.
 */
public interface ActivitySource {

	/**
	 * What happened on this replica since the last call. It is called by one thread at a
	 * time, every minute.
	 * @return such as {@code 3 orders}; empty when nothing happened
	 */
	Optional<String> sinceLastCall();

}
