package dev.tandem.gateway.ridehailing.quote;

import java.time.Instant;

/**
 * The supply that quotes are priced with. Another module provides it. Thread-safe.
 */
public interface CellSupply {

	/**
	 * Returns the supply of a cell.
	 * @param cell H3 index
	 * @param now the current time
	 * @return drivers able to serve the cell: may be fractional, zero or more
	 */
	double forCell(String cell, Instant now);

}
