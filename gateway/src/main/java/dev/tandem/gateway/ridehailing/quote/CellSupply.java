package dev.tandem.gateway.ridehailing.quote;

import java.time.Instant;

/**
 * The supply that quotes are priced with. Another module provides it. Thread-safe.
 */
public interface CellSupply {

	/** Returns how many drivers can serve a cell now: zero or more, may be fractional. */
	double forCell(String cell, Instant now);

}
