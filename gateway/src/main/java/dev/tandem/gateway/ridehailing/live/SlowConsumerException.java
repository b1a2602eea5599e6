package dev.tandem.gateway.ridehailing.live;

import java.io.Serial;

/**
 * A board reads too slowly; its stream ends.
 */
final class SlowConsumerException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	SlowConsumerException() {
		super("the board reads too slowly", null, false, false);
	}

}
