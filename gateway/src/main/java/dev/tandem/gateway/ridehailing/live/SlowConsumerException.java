package dev.tandem.gateway.ridehailing.live;

import java.io.Serial;

/**
 * A board does not read as fast as the city lives.
 */
final class SlowConsumerException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	SlowConsumerException() {
		super("the board reads too slowly", null, false, false);
	}

}
