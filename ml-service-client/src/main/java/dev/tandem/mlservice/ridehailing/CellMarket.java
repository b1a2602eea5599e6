package dev.tandem.mlservice.ridehailing;

import java.util.Objects;

/**
 * A cell and the market in it.
 *
 * @param cell H3 index of resolution 8, lower-case hexadecimal, of a cell of the city
 * @param market the market there
 */
public record CellMarket(String cell, MarketState market) {

	public CellMarket {
		Objects.requireNonNull(market, "market");
	}

}
