package dev.tandem.simulator.city;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

import com.uber.h3core.H3Core;
import com.uber.h3core.util.LatLng;
import dev.tandem.ridehailing.client.Place;

/**
 * The H3 cells of resolution 8, in which the city counts demand and sets prices.
 * Thread-safe.
 */
public final class Cells {

	private static final int RESOLUTION = 8;

	/** Shared, because each instance would unpack the native library again. */
	private static final H3Core H3 = load();

	private Cells() {
	}

	private static H3Core load() {
		try {
			return H3Core.newInstance();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Returns the H3 index of a place's cell. */
	public static String of(Place place) {
		return H3.latLngToCellAddress(place.lat(), place.lng(), RESOLUTION);
	}

	/** Returns the H3 indexes of a cell and its neighbours. */
	public static List<String> disk(String cell, int rings) {
		return H3.gridDisk(cell, rings);
	}

	/** Returns the centre of a cell, which is an H3 index. */
	public static Place centre(String cell) {
		return place(H3.cellToLatLng(cell));
	}

	static List<Place> boundary(String cell) {
		return H3.cellToBoundary(cell).stream().map(Cells::place).toList();
	}

	private static Place place(LatLng point) {
		return new Place(point.lat, point.lng);
	}

}
