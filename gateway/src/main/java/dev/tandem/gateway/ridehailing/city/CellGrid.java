package dev.tandem.gateway.ridehailing.city;

import java.io.IOException;
import java.util.List;

import com.uber.h3core.H3Core;

import org.springframework.stereotype.Component;

/**
 * The city's grid of H3 cells of one resolution. Thread-safe.
 */
@Component
public final class CellGrid {

	/** The H3 resolution of every cell. */
	public static final int RESOLUTION = 8;

	private final H3Core h3;

	CellGrid() throws IOException {
		this.h3 = H3Core.newInstance();
	}

	/** Returns the cell of a location: its H3 index, hexadecimal. */
	public String cellOf(Coordinates place) {
		return this.h3.latLngToCellAddress(place.lat(), place.lng(), RESOLUTION);
	}

	/** Returns a cell and so many rings around it, from the inside outward. */
	public List<String> disk(String cell, int rings) {
		return this.h3.gridDisk(cell, rings);
	}

}
