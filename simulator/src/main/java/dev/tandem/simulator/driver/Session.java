package dev.tandem.simulator.driver;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import dev.tandem.simulator.check.DriverHistory;
import dev.tandem.simulator.client.DriverSignal;
import dev.tandem.simulator.client.DriverSignal.BoundRide;
import dev.tandem.simulator.client.DriverSignal.Closed;
import dev.tandem.simulator.client.DriverSignal.Offer;
import dev.tandem.simulator.client.DriverSignal.OfferRevoked;
import dev.tandem.simulator.client.DriverSignal.Ping;
import dev.tandem.simulator.client.DriverSignal.Refused;
import dev.tandem.simulator.client.DriverSignal.RideChanged;
import dev.tandem.simulator.client.DriverSignal.Unknown;
import dev.tandem.simulator.client.DriverSignal.Welcome;
import dev.tandem.simulator.client.DriverSocket;
import dev.tandem.simulator.client.RideState;
import dev.tandem.simulator.report.Tally;
import org.jspecify.annotations.Nullable;

/**
 * One connection of a driver, from its opening to its end.
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

	private final World world;

	private final UUID driverId;

	private final DriverSocket socket;

	private final BlockingQueue<DriverSignal> inbox;

	private final Cab cab;

	private final Temper temper;

	private final DriverHistory history;

	private @Nullable OpenOffer open;

	private boolean welcomed;

	private long heardAt = System.nanoTime();

	private long positionDue = System.nanoTime();

	private long progressDue = System.nanoTime();

	private long lossDue;

	Session(World world, UUID driverId, DriverSocket socket, BlockingQueue<DriverSignal> inbox, Cab cab, Temper temper,
			DriverHistory history) {
		this.world = world;
		this.driverId = driverId;
		this.socket = socket;
		this.inbox = inbox;
		this.cab = cab;
		this.temper = temper;
		this.history = history;
		this.lossDue = in(temper.untilLoss());
	}

	/**
	 * Stays connected.
	 * @param onDuty whether he wants to be
	 * @return how it ended
	 * @throws InterruptedException when interrupted
	 */
	String run(BooleanSupplier onDuty) throws InterruptedException {
		while (true) {
			DriverSignal signal = this.inbox.poll(nanosUntilDue(), TimeUnit.NANOSECONDS);
			if (signal instanceof Closed closed) {
				return closed.how();
			}
			if (signal != null) {
				this.heardAt = System.nanoTime();
				hear(signal);
			}
			act();
			String end = end(onDuty);
			if (end != null) {
				return end;
			}
		}
	}

	/** Whether the gateway took him. */
	boolean isWelcomed() {
		return this.welcomed;
	}

	private @Nullable String end(BooleanSupplier onDuty) throws InterruptedException {
		boolean free = this.cab.errand() == null && this.open == null;
		if (this.world.stop().given() || (free && !onDuty.getAsBoolean())) {
			this.socket.close();
			return this.world.stop().given() ? STOPPED : OFF_DUTY;
		}
		if (isDue(this.heardAt + LONGEST_SILENCE.toNanos())) {
			this.socket.vanish();
			return "silent";
		}
		if (isDue(this.lossDue)) {
			this.socket.vanish();
			return VANISHED;
		}
		return null;
	}

	private void hear(DriverSignal signal) throws InterruptedException {
		switch (signal) {
			case Welcome welcome -> welcome(welcome);
			case Offer offer -> consider(offer);
			case OfferRevoked revoked -> revoke(revoked);
			case RideChanged changed -> change(changed);
			case Ping ping -> this.socket.pong();
			case Refused refused -> refuse(refused);
			case Unknown unknown -> count(Tally.FAILURES, "driver was told " + unknown.type());
			case Closed closed -> throw new IllegalStateException("Heard after the end: " + closed);
		}
	}

	private void welcome(Welcome welcome) {
		this.welcomed = true;
		this.history.add(welcome);
		BoundRide ride = welcome.ride();
		if (ride == null || !ride.state().hasDriver()) {
			this.cab.drop();
			return;
		}
		Errand errand = this.cab.errand();
		if (errand == null || !errand.rideId().equals(ride.rideId()) || errand.state() != ride.state()) {
			this.cab.take(new Errand(ride.rideId(), ride.pickup(), ride.dropoff(), ride.state()));
		}
	}

	private void consider(Offer offer) {
		this.history.add(offer);
		if (this.open == null || !this.open.offer().offerId().equals(offer.offerId())) {
			count(Tally.OFFERS, "made");
			this.world.offers().received(offer.rideId(), this.world.clock().instant());
			this.open = new OpenOffer(offer, this.temper.answer(), in(this.temper.reaction()));
		}
	}

	private void revoke(OfferRevoked revoked) {
		this.history.add(revoked);
		count(Tally.OFFERS, revoked.reason());
		if (this.open != null && this.open.offer().offerId().equals(revoked.offerId())) {
			this.open = null;
		}
	}

	private void change(RideChanged changed) {
		this.history.add(changed);
		Errand errand = this.cab.errand();
		if (changed.state() == RideState.ACCEPTED && this.open != null
				&& this.open.offer().rideId().equals(changed.rideId())) {
			begin(this.open.offer());
		}
		else if (errand != null && errand.rideId().equals(changed.rideId())) {
			goOn(errand, changed.state());
		}
	}

	private void begin(Offer offer) {
		count(Tally.OFFERS, "accepted");
		this.open = null;
		this.cab.take(new Errand(offer.rideId(), offer.pickup(), offer.dropoff(), RideState.ACCEPTED));
		if (this.temper.losesConnectionOnRide()) {
			this.lossDue = Math.min(this.lossDue, in(this.temper.boarding()));
		}
	}

	private void goOn(Errand errand, RideState state) {
		this.progressDue = System.nanoTime();
		if (!state.hasDriver()) {
			this.cab.drop();
		}
		else if (state != errand.state()) {
			this.cab.take(errand.now(state));
		}
	}

	private void refuse(Refused refused) {
		count(Tally.FAILURES, "driver: " + refused.kind());
		if (refused.kind().equals("offer-gone")) {
			count(Tally.OFFERS, "gone");
			this.open = null;
		}
	}

	private void act() throws InterruptedException {
		if (this.welcomed && isDue(this.positionDue)) {
			this.positionDue = in(this.temper.untilPosition());
			this.cab.live();
			this.world.fleet().sent(this.driverId, this.cab.position());
			this.socket.position(this.cab.position());
		}
		if (this.open != null && isDue(this.open.dueNanos())) {
			answer(this.open);
		}
		Errand errand = this.cab.errand();
		if (this.welcomed && errand != null && this.cab.isDone() && isDue(this.progressDue)) {
			this.progressDue = in(UNTIL_TOLD_AGAIN);
			this.socket.progress(errand.rideId(), errand.next());
		}
	}

	private void answer(OpenOffer offer) throws InterruptedException {
		switch (offer.answer()) {
			case ACCEPT -> this.socket.accept(offer.offer().offerId());
			case DECLINE -> this.socket.decline(offer.offer().offerId());
			case IGNORE -> {
			}
		}
		this.open = new OpenOffer(offer.offer(), offer.answer(), Long.MAX_VALUE);
	}

	private void count(Tally tally, String kind) {
		this.world.statistics().count(tally, kind);
	}

	private long nanosUntilDue() {
		long due = this.positionDue;
		if (this.open != null && this.open.dueNanos() != Long.MAX_VALUE) {
			due = Math.min(due, this.open.dueNanos());
		}
		return this.welcomed ? Math.max(0, due - System.nanoTime()) : Duration.ofMillis(500).toNanos();
	}

	private static boolean isDue(long nanos) {
		return nanos != Long.MAX_VALUE && System.nanoTime() - nanos >= 0;
	}

	private static long in(Duration time) {
		return System.nanoTime() + time.toNanos();
	}

}
