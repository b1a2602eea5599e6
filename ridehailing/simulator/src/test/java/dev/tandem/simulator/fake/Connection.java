package dev.tandem.simulator.fake;

import java.util.UUID;
import java.util.function.Consumer;

import dev.tandem.ridehailing.client.DriverMessage;
import dev.tandem.ridehailing.client.Place;
import dev.tandem.simulator.city.Cells;
import org.jspecify.annotations.Nullable;

/** A driver in the tests' dispatch, whose lock guards it. */
public final class Connection {

	final UUID driverId;

	boolean connected;

	int session;

	@Nullable Ride ride;

	@Nullable Place position;

	private @Nullable String cell;

	private Consumer<DriverMessage> sender = (message) -> {
	};

	public Connection(UUID driverId) {
		this.driverId = driverId;
	}

	/** Whether the driver is connected. */
	public boolean isConnected() {
		return this.connected;
	}

	/** Whether the driver has a ride or an offer. */
	public boolean isAssigned() {
		return this.ride != null;
	}

	void open(Consumer<DriverMessage> messages) {
		this.sender = messages;
		this.connected = true;
		this.session++;
	}

	/** Sends a message, which is lost after the transport is gone. */
	void send(DriverMessage message) {
		this.sender.accept(message);
	}

	void moveTo(Place place) {
		if (!place.equals(this.position)) {
			this.position = place;
			this.cell = null;
		}
	}

	/** The cell of the position, computed when it is needed. */
	String cell() {
		if (this.cell == null) {
			this.cell = Cells.of(this.position);
		}
		return this.cell;
	}

}
