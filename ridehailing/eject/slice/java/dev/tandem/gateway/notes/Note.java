package dev.tandem.gateway.notes;

import java.util.UUID;

/**
 * A note as the API returns it.
 *
 * @param id its id
 * @param text its text
 */
record Note(UUID id, String text) {

	/**
	 * A note as a caller sends it.
	 *
	 * @param text its text
	 */
	record Draft(String text) {

	}

}
