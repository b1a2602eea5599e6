package dev.tandem.simulator.driver;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import dev.tandem.simulator.base.Due;
import dev.tandem.simulator.city.Place;
import dev.tandem.simulator.client.DriverSignal;
import dev.tandem.simulator.client.DriverSignal.Closed;
import dev.tandem.simulator.client.DriverSignal.Ping;
import dev.tandem.simulator.client.DriverSocket;
import org.jspecify.annotations.Nullable;

/**
 * One connection of a driver, from its opening to its end: what he says, and when.
 */
final class Session {

	/** How it ends when its driver's connection breaks by chance. */
	static final String VANISHED = "vanished";

	/** How it ends when its driver goes home. */
	static final String OFF_DUTY = "off duty";

	/** How it ends with the simulation. */
	static final String STOPPED = "stopped";

	/** The gateway pings every 10 s. */
	private static final Duration LONGEST_SILENCE = Duration.ofSeconds(35);

	private static final Duration UNTIL_TOLD_AGAIN = Duration.ofSeconds(3);

	private static final Duration LOOK_UP = Duration.ofSeconds(1);

	private final World world;

	private final UUID driverId;

	private final DriverSocket socket;

	private final BlockingQueue<DriverSignal> inbox;

	private final Cab cab;

	private final Temper temper;

	private final Orders orders;

	private final Due loss;

	private Due silence = Due.in(LONGEST_SILENCE);

	private Due position = Due.now();

	private Due progress = Due.now();

	private @Nullable Errand told;

	Session(World world, UUID driverId, DriverSocket socket, BlockingQueue<DriverSignal> inbox, Cab cab, Temper temper,
			Orders orders) {
		this.world = world;
		this.driverId = driverId;
		this.socket = socket;
		this.inbox = inbox;
		this.cab = cab;
		this.temper = temper;
		this.orders = orders;
		this.loss = Due.in(temper.untilLoss());
	}

	/**
	 * Stays connected.
	 * @param onDuty whether he wants to be
	 * @return how it ended
	 * @throws InterruptedException when interrupted
	 */
	String run(BooleanSupplier onDuty) throws InterruptedException {
		String end = null;
		while (end == null) {
			DriverSignal signal = this.inbox.poll(nanosToWait(), TimeUnit.NANOSECONDS);
			if (signal instanceof Closed closed) {
				return closed.how();
			}
			if (signal != null) {
				this.silence = Due.in(LONGEST_SILENCE);
				hear(signal);
			}
			act();
			end = end(onDuty);
		}
		return end;
	}

	private void hear(DriverSignal signal) throws InterruptedException {
		if (signal instanceof Ping) {
			this.socket.pong();
		}
		else {
			this.orders.hear(signal);
		}
	}

	private @Nullable String end(BooleanSupplier onDuty) throws InterruptedException {
		if (this.world.stop().given() || (this.orders.isFree() && !onDuty.getAsBoolean())) {
			this.socket.close();
			return this.world.stop().given() ? STOPPED : OFF_DUTY;
		}
		boolean lost = this.loss.orEarlier(this.orders.deadSpot()).hasCome();
		if (lost || this.silence.hasCome()) {
			this.socket.vanish();
			return lost ? VANISHED : "silent";
		}
		return null;
	}

	private void act() throws InterruptedException {
		if (!this.orders.isWelcomed()) {
			return;
		}
		if (this.position.hasCome()) {
			this.position = Due.in(this.temper.untilPosition());
			this.cab.live();
			tellPosition(this.cab.position());
		}
		OpenOffer open = this.orders.open();
		if (open != null && open.due().hasCome()) {
			answer(open);
			this.orders.answered();
		}
		tellProgress();
	}

	/**
	 * Again and again until the gateway says so too: a word may get lost with a gateway.
	 */
	private void tellProgress() throws InterruptedException {
		Errand errand = this.cab.errand();
		if (errand != null && this.cab.isDone() && (!errand.equals(this.told) || this.progress.hasCome())) {
			this.told = errand;
			this.progress = Due.in(UNTIL_TOLD_AGAIN);
			this.socket.progress(errand.rideId(), errand.next());
		}
	}

	private void tellPosition(Place place) throws InterruptedException {
		this.world.fleet().sent(this.driverId, place);
		this.socket.position(place);
	}

	private void answer(OpenOffer offer) throws InterruptedException {
		switch (offer.answer()) {
			case ACCEPT -> this.socket.accept(offer.offer().offerId());
			case DECLINE -> this.socket.decline(offer.offer().offerId());
			case IGNORE -> {
			}
		}
	}

	private long nanosToWait() {
		OpenOffer open = this.orders.open();
		Due next = this.orders.isWelcomed() ? this.position : Due.in(LOOK_UP);
		return next.orEarlier((open != null) ? open.due() : Due.NEVER).nanosLeft();
	}

}
