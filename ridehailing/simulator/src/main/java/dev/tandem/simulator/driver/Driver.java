package dev.tandem.simulator.driver;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

import dev.tandem.simulator.base.Backoff;
import dev.tandem.simulator.base.Chance;
import dev.tandem.simulator.check.DriverHistory;
import dev.tandem.simulator.client.DriverSignal;
import dev.tandem.simulator.client.DriverSocket;
import dev.tandem.simulator.client.GatewayFailure;
import dev.tandem.simulator.report.Tally;

/**
 * A driver's life: they come and go by the hour, and connect again whatever broke.
 */
public final class Driver {

	private static final Duration BETWEEN_LOOKS_AT_THE_CLOCK = Duration.ofSeconds(15);

	private static final double LOGIN_SECONDS_PER_DRIVER = 0.02;

	private final World world;

	private final UUID id;

	private final int number;

	private final Chance chance;

	private final Temper temper;

	private final Cab cab;

	private final Backoff backoff;

	private final DriverHistory history;

	private int gateway;

	/**
	 * A driver who is the same for the same seed.
	 * @param world what all share
	 * @param seed of the simulation
	 * @param number which, from 0
	 */
	public Driver(World world, long seed, int number) {
		this.world = world;
		this.number = number;
		this.id = UUID.nameUUIDFromBytes(("driver " + seed + ' ' + number).getBytes(StandardCharsets.UTF_8));
		this.chance = Chance.of(seed, "driver", number);
		this.temper = new Temper(Chance.of(seed, "temper", number));
		this.cab = new Cab(world, this.temper, Chance.of(seed, "cab", number).random());
		this.backoff = new Backoff(this.chance);
		this.history = new DriverHistory(this.id, world.claims(), world.violations(), world.clock());
		this.gateway = this.chance.oneOf(world.client().gateways());
		world.fleet().join(this.id);
	}

	/**
	 * Lives until the simulation stops.
	 * @throws InterruptedException when interrupted
	 */
	public void live() throws InterruptedException {
		this.world.stop().pause(this.chance.seconds(0, LOGIN_SECONDS_PER_DRIVER * this.world.roster().pool()));
		boolean working = false;
		while (!this.world.stop().given()) {
			if (onDuty() || this.cab.errand() != null) {
				if (!working) {
					this.cab.beginShift();
					working = true;
				}
				this.world.stop().pause(connect());
			}
			else {
				this.cab.endShift();
				working = false;
				this.world.stop().pause(BETWEEN_LOOKS_AT_THE_CLOCK);
			}
		}
	}

	private boolean onDuty() {
		return this.world.roster().isOnDuty(this.number);
	}

	/** Is connected once, and says how long to wait then. */
	private Duration connect() throws InterruptedException {
		BlockingQueue<DriverSignal> inbox = new LinkedBlockingQueue<>();
		try {
			String end = drive(this.world.client().drive(this.gateway, this.id, inbox), inbox);
			return pauseAfter(end);
		}
		catch (GatewayFailure ex) {
			this.world.statistics().count(Tally.FAILURES, "driver: " + ex.kind());
			this.gateway++;
			return this.backoff.next();
		}
	}

	private String drive(DriverSocket socket, BlockingQueue<DriverSignal> inbox) throws InterruptedException {
		this.world.statistics().driversOnline().incrementAndGet();
		Orders orders = new Orders(this.world, this.cab, this.temper, this.history);
		try {
			return new Session(this.world, this.id, socket, inbox, this.cab, this.temper, orders).run(this::onDuty);
		}
		finally {
			this.history.disconnected();
			if (orders.isWelcomed()) {
				this.backoff.reset();
			}
			this.world.statistics().driversOnline().decrementAndGet();
		}
	}

	private Duration pauseAfter(String end) {
		if (Set.of(Session.OFF_DUTY, Session.STOPPED).contains(end)) {
			return Duration.ZERO;
		}
		this.world.statistics().count(Tally.RECONNECTS, "driver " + end);
		this.gateway++;
		return end.equals(Session.VANISHED) ? this.temper.away() : this.backoff.next();
	}

}
