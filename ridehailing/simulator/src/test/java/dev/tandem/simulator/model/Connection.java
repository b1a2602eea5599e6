package dev.tandem.simulator.model;

import dev.tandem.ridehailing.client.Place;
import dev.tandem.simulator.city.Cells;
import dev.tandem.simulator.driver.ModelDriver;
import org.jspecify.annotations.Nullable;

/** A driver in the model's dispatch. */
final class Connection {

	final ModelDriver driver;

	boolean connected;

	int session;

	@Nullable Ride ride;

	private @Nullable Place knownPlace;

	private String knownCell = "";

	Connection(ModelDriver driver) {
		this.driver = driver;
	}

	boolean isFree() {
		return this.connected && this.ride == null;
	}

	String cell() {
		Place place = this.driver.position();
		if (!place.equals(this.knownPlace)) {
			this.knownPlace = place;
			this.knownCell = Cells.of(place);
		}
		return this.knownCell;
	}

}
