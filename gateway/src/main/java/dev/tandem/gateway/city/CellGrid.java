package dev.tandem.gateway.city;

import java.io.IOException;

import com.uber.h3core.H3Core;

import org.springframework.stereotype.Component;

/**
 * The city's grid: H3 cells of one resolution.
 */
@Component
public final class CellGrid {

	/** Of every cell in Tandem. */
	public static final int RESOLUTION = 8;

	private final H3Core h3;

	CellGrid() throws IOException {
		this.h3 = H3Core.newInstance();
	}

	/**
	 * The cell that a place is in.
	 * @param place the place
	 * @return its H3 index, hexadecimal
	 */
	public String cellOf(Coordinates place) {
		return this.h3.latLngToCellAddress(place.lat(), place.lng(), RESOLUTION);
	}

}
