package dev.tandem.gateway.ridehailing.live;

import java.util.ArrayList;
import java.util.List;

import dev.tandem.gateway.ridehailing.ride.RideEvent;
import dev.tandem.gateway.ridehailing.testing.Event;
import dev.tandem.gateway.ridehailing.testing.EventSource;
import dev.tandem.gateway.ridehailing.testing.RidehailingGateway;

import static dev.tandem.gateway.ridehailing.live.CityBoards.BOARD;

/**
 * A board that disconnects after a few events and resumes after the last one.
 */
final class ReconnectingBoard {

	private final RidehailingGateway gateway;

	private final List<RideChange> received = new ArrayList<>();

	private String lastEventId;

	ReconnectingBoard(RidehailingGateway gateway, String lastEventId) {
		this.gateway = gateway;
		this.lastEventId = lastEventId;
	}

	/** Connects, reads a few events and disconnects. */
	void readSome() {
		try (EventSource board = EventSource.resume(this.gateway, BOARD, this.lastEventId)) {
			board.await("snapshot");
			board.await("rates");
			for (Event event : board.all("ride")) {
				this.received.add(new RideChange(event.text("rideId"), event.data().get("number").asInt()));
				this.lastEventId = event.id();
			}
		}
	}

	/** The changes received so far, in their order. */
	List<RideChange> received() {
		return this.received;
	}

	/**
	 * Identifies a change of a ride, which must be streamed once.
	 *
	 * @param rideId the ride
	 * @param number the number of the ride's event
	 */
	record RideChange(String rideId, int number) {

		static RideChange of(RideEvent event) {
			return new RideChange(event.rideId().toString(), event.number());
		}

	}

}
