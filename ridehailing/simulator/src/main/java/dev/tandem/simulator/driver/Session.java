package dev.tandem.simulator.driver;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import dev.tandem.ridehailing.client.DriverCommand;
import dev.tandem.ridehailing.client.DriverConnection;
import dev.tandem.ridehailing.client.DriverMessage;
import dev.tandem.ridehailing.client.DriverMessage.AssignedRide;
import dev.tandem.ridehailing.client.DriverMessage.Closed;
import dev.tandem.ridehailing.client.DriverMessage.Ping;
import dev.tandem.ridehailing.client.Place;
import dev.tandem.simulator.base.Deadline;
import dev.tandem.simulator.driver.DriverMessageHandler.OpenOffer;
import org.jspecify.annotations.Nullable;

/**
 * One connection of a driver, from its opening to its end. The driver's thread runs it.
 */
final class Session {

	/** The connection broke at random. */
	static final String VANISHED = "vanished";

	/** The driver went off duty. */
	static final String OFF_DUTY = "off duty";

	/** The simulation stopped. */
	static final String STOPPED = "stopped";

	/** The gateway pings every 10 s. */
	private static final Duration MAX_SILENCE = Duration.ofSeconds(35);

	private static final Duration PROGRESS_RETRY_DELAY = Duration.ofSeconds(3);

	private static final Duration POLL_INTERVAL = Duration.ofSeconds(1);

	private final SimulationContext context;

	private final UUID driverId;

	private final DriverConnection socket;

	private final BlockingQueue<DriverMessage> inbox;

	private final Cab cab;

	private final DriverBehavior behavior;

	private final DriverMessageHandler messageHandler;

	private final Deadline loss;

	private Deadline silence = Deadline.after(MAX_SILENCE);

	private Deadline position = Deadline.now();

	private Deadline progress = Deadline.now();

	private @Nullable AssignedRide reported;

	Session(SimulationContext context, UUID driverId, DriverConnection socket, BlockingQueue<DriverMessage> inbox,
			Cab cab, DriverBehavior behavior, DriverMessageHandler messageHandler) {
		this.context = context;
		this.driverId = driverId;
		this.socket = socket;
		this.inbox = inbox;
		this.cab = cab;
		this.behavior = behavior;
		this.messageHandler = messageHandler;
		this.loss = Deadline.after(behavior.untilLoss());
	}

	/** Runs until the connection ends; returns how it ended. */
	String run(BooleanSupplier onDuty) throws InterruptedException {
		String end = null;
		while (end == null) {
			DriverMessage message = this.inbox.poll(nanosToWait(), TimeUnit.NANOSECONDS);
			if (message instanceof Closed closed) {
				return closed.how();
			}
			if (message != null) {
				this.silence = Deadline.after(MAX_SILENCE);
				onMessage(message);
			}
			sendDueMessages();
			end = end(onDuty);
		}
		return end;
	}

	private void onMessage(DriverMessage message) throws InterruptedException {
		if (message instanceof Ping) {
			this.socket.send(new DriverCommand.Pong());
		}
		else {
			this.messageHandler.onMessage(message);
		}
	}

	private @Nullable String end(BooleanSupplier onDuty) throws InterruptedException {
		if (this.context.stop().isStopped() || (this.messageHandler.isFree() && !onDuty.getAsBoolean())) {
			this.socket.close();
			return this.context.stop().isStopped() ? STOPPED : OFF_DUTY;
		}
		boolean lost = this.loss.earlierOf(this.messageHandler.deadSpot()).hasPassed();
		if (lost || this.silence.hasPassed()) {
			this.socket.abort();
			return lost ? VANISHED : "silent";
		}
		return null;
	}

	private void sendDueMessages() throws InterruptedException {
		if (!this.messageHandler.isWelcomed()) {
			return;
		}
		if (this.position.hasPassed()) {
			this.position = Deadline.after(this.behavior.untilPosition());
			this.cab.advance();
			sendPosition(this.cab.position());
		}
		OpenOffer open = this.messageHandler.open();
		if (open != null && open.respondAt().hasPassed()) {
			respond(open);
			this.messageHandler.markResponded();
		}
		sendProgress();
	}

	/**
	 * Repeats the progress until the gateway confirms it, because a message may be lost
	 * with a gateway.
	 */
	private void sendProgress() throws InterruptedException {
		AssignedRide assignment = this.cab.assignment();
		if (assignment != null && this.cab.isStepDone()
				&& (!assignment.equals(this.reported) || this.progress.hasPassed())) {
			this.reported = assignment;
			this.progress = Deadline.after(PROGRESS_RETRY_DELAY);
			this.socket.send(new DriverCommand.Progress(assignment.rideId(), assignment.next()));
		}
	}

	private void sendPosition(Place place) throws InterruptedException {
		this.context.fleet().recordPosition(this.driverId, place);
		this.context.board().sent(this.driverId, place);
		this.socket.send(new DriverCommand.Position(place.lat(), place.lng()));
	}

	private void respond(OpenOffer offer) throws InterruptedException {
		switch (offer.decision()) {
			case ACCEPT -> this.socket.send(new DriverCommand.Accept(offer.offer().offerId()));
			case DECLINE -> this.socket.send(new DriverCommand.Decline(offer.offer().offerId()));
			case IGNORE -> {
			}
		}
	}

	private long nanosToWait() {
		OpenOffer open = this.messageHandler.open();
		Deadline next = this.messageHandler.isWelcomed() ? this.position : Deadline.after(POLL_INTERVAL);
		return next.earlierOf((open != null) ? open.respondAt() : Deadline.NEVER).nanosLeft();
	}

}
