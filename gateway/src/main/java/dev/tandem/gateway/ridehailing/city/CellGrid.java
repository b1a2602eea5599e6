package dev.tandem.gateway.ridehailing.city;

import java.io.IOException;
import java.util.List;

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

	/**
	 * The cells around a cell.
	 * @param cell H3 index
	 * @param rings how many rings of cells around it
	 * @return the cell and those of the rings, from the inside outward
	 */
	public List<String> disk(String cell, int rings) {
		return this.h3.gridDisk(cell, rings);
	}

	/**
	 * The cells that touch a cell.
	 * @param cell H3 index
	 * @return six of them, five around a pentagon
	 */
	public List<String> neighbours(String cell) {
		return disk(cell, 1).stream().filter((other) -> !other.equals(cell)).toList();
	}

}
