package dev.tandem.simulator.driver;

import java.time.Duration;
import java.util.UUID;
import java.util.function.BiConsumer;

import dev.tandem.ridehailing.client.DriverCommand;
import dev.tandem.ridehailing.client.DriverMessage;
import dev.tandem.ridehailing.client.DriverMessage.AssignedRide;
import dev.tandem.ridehailing.client.DriverMessage.Offer;
import dev.tandem.ridehailing.client.DriverMessage.RideChanged;
import dev.tandem.ridehailing.client.Place;
import dev.tandem.ridehailing.client.RideState;
import dev.tandem.simulator.base.SeededRandom;
import dev.tandem.simulator.fake.Connection;
import dev.tandem.simulator.fake.Dispatch;
import org.jspecify.annotations.Nullable;

/**
 * A simulated driver without a socket: the simulator's own cab and behaviour, in virtual
 * time, for {@code CityDayTests}. Messages also arrive while the driver is offline.
 */
public final class ModelDriver {

	private final SimulationContext context;

	private final Dispatch dispatch;

	private final BiConsumer<Duration, Runnable> scheduler;

	private final int number;

	private final DriverBehavior behavior;

	private final Cab cab;

	private final Connection connection = new Connection(UUID.randomUUID());

	private @Nullable Offer offer;

	private boolean working;

	private int session;

	public ModelDriver(SimulationContext context, Dispatch dispatch, BiConsumer<Duration, Runnable> scheduler,
			long seed, int number) {
		this.context = context;
		this.dispatch = dispatch;
		this.scheduler = scheduler;
		this.number = number;
		this.behavior = new DriverBehavior(SeededRandom.of(seed, "temper", number), null);
		this.cab = new Cab(context, this.behavior, SeededRandom.of(seed, "cab", number).random());
	}

	/** Starts or ends a shift by the roster, and drives. */
	public void drive(double seconds) {
		followRoster();
		if (this.working) {
			this.cab.advance(seconds);
			sendPosition();
			AssignedRide ride = this.cab.assignment();
			if (ride != null && this.cab.isStepDone()) {
				send(new DriverCommand.Progress(ride.rideId(), ride.next()));
			}
		}
	}

	public Place position() {
		return this.cab.position();
	}

	public boolean isOnline() {
		return this.connection.isConnected();
	}

	public boolean isFree() {
		return isOnline() && !this.connection.isAssigned();
	}

	public boolean isBusy() {
		return isOnline() && this.cab.assignment() != null;
	}

	/** A driver with a ride or an offer continues. */
	private void followRoster() {
		boolean onDuty = this.context.roster().isOnDuty(this.number);
		if (onDuty && !this.working) {
			this.cab.startShift();
			this.working = true;
			connect();
		}
		else if (!onDuty && this.working && !this.connection.isAssigned()) {
			this.cab.endShift();
			this.working = false;
			this.dispatch.disconnect(this.connection, this.session);
		}
	}

	private void connect() {
		int opened = this.dispatch.connect(this.connection, this::onMessage);
		this.session = opened;
		sendPosition();
		this.scheduler.accept(this.behavior.untilLoss(), () -> {
			if (this.session == opened) {
				lose();
			}
		});
	}

	private void lose() {
		if (!isOnline()) {
			return;
		}
		this.dispatch.disconnect(this.connection, this.session);
		this.scheduler.accept(this.behavior.offlineTime(), () -> {
			if (!isOnline() && this.working) {
				connect();
			}
		});
	}

	private void onMessage(DriverMessage message) {
		if (message instanceof Offer received) {
			this.offer = received;
			respond(received);
		}
		else if (message instanceof RideChanged changed) {
			onRideChanged(changed.state());
		}
	}

	private void respond(Offer received) {
		DriverBehavior.Decision decision = this.behavior.decision();
		if (decision != DriverBehavior.Decision.IGNORE) {
			this.scheduler
				.accept(this.behavior.reaction().plus(Dispatch.DELIVERY),
						() -> send((decision == DriverBehavior.Decision.ACCEPT)
								? new DriverCommand.Accept(received.offerId())
								: new DriverCommand.Decline(received.offerId())));
		}
	}

	private void onRideChanged(RideState state) {
		if (!state.hasDriver()) {
			this.cab.unassign();
		}
		else if (state != RideState.ACCEPTED) {
			this.cab.assign(this.cab.assignment().withState(state));
		}
		else {
			this.cab.assign(new AssignedRide(this.offer.rideId(), state, this.offer.pickup(), this.offer.dropoff()));
			if (this.behavior.losesConnectionOnRide()) {
				this.scheduler.accept(this.behavior.boarding(), this::lose);
			}
		}
	}

	private void sendPosition() {
		Place place = this.cab.position();
		send(new DriverCommand.Position(place.lat(), place.lng()));
	}

	private void send(DriverCommand command) {
		this.dispatch.onCommand(this.connection, command);
	}

}
