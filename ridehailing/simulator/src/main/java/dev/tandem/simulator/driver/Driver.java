package dev.tandem.simulator.driver;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;

import dev.tandem.ridehailing.client.DriverConnection;
import dev.tandem.ridehailing.client.DriverMessage;
import dev.tandem.ridehailing.client.GatewayException;
import dev.tandem.simulator.base.Backoff;
import dev.tandem.simulator.base.SeededRandom;
import dev.tandem.simulator.check.DriverHistory;
import dev.tandem.simulator.report.Statistics.Counter;

/**
 * A driver, who works by the hour and reconnects after every failure. One thread runs it.
 */
public final class Driver {

	private static final Duration SHIFT_CHECK_INTERVAL = Duration.ofSeconds(15);

	private static final Duration WELCOME_TIMEOUT = Duration.ofSeconds(10);

	private static final double LOGIN_SECONDS_PER_DRIVER = 0.02;

	private final SimulationContext context;

	private final UUID id;

	private final int number;

	private final SeededRandom random;

	private final DriverBehavior behavior;

	private final Cab cab;

	private final Backoff backoff;

	private final DriverHistory history;

	private int gateway;

	/** Creates a driver; the same seed and number give the same behaviour. */
	public Driver(SimulationContext context, long seed, int number) {
		this.context = context;
		this.number = number;
		this.id = UUID.nameUUIDFromBytes(("driver " + seed + ' ' + number).getBytes(StandardCharsets.UTF_8));
		this.random = SeededRandom.of(seed, "driver", number);
		this.behavior = new DriverBehavior(SeededRandom.of(seed, "temper", number), context.measurement());
		this.cab = new Cab(context, this.behavior, SeededRandom.of(seed, "cab", number).random());
		this.backoff = new Backoff(this.random);
		this.history = new DriverHistory(this.id, context.claims(), context.violations(), context.clock());
		this.gateway = this.random.index(context.client().gateways());
		context.fleet().add(this.id);
	}

	/** Runs until the simulation stops. */
	public void run() throws InterruptedException {
		double loginSeconds = LOGIN_SECONDS_PER_DRIVER * this.context.roster().pool();
		this.context.stop().sleep(this.random.seconds(0, (this.context.measurement() != null) ? 0 : loginSeconds));
		boolean working = false;
		while (!this.context.stop().isStopped()) {
			if (onDuty() || this.cab.assignment() != null) {
				if (!working) {
					this.cab.startShift();
					working = true;
				}
				this.context.stop().sleep(connect());
			}
			else {
				this.cab.endShift();
				working = false;
				this.context.stop().sleep(SHIFT_CHECK_INTERVAL);
			}
		}
	}

	private boolean onDuty() {
		return this.context.roster().isOnDuty(this.number);
	}

	/** Connects once; returns the delay before the next connection. */
	private Duration connect() throws InterruptedException {
		BlockingDeque<DriverMessage> inbox = new LinkedBlockingDeque<>();
		try {
			return reconnectDelay(runSession(open(inbox), inbox));
		}
		catch (GatewayException ex) {
			this.context.statistics().count(Counter.FAILURES, "driver: " + ex.kind());
			this.gateway++;
			return this.backoff.nextDelay();
		}
	}

	/**
	 * In a measurement, few drivers at a time connect, each until the gateway's welcome.
	 */
	private DriverConnection open(BlockingDeque<DriverMessage> inbox) throws GatewayException, InterruptedException {
		Measurement measurement = this.context.measurement();
		if (measurement == null) {
			return this.context.client().connectDriver(this.gateway, this.id, inbox);
		}
		measurement.logins().acquire();
		try {
			DriverConnection socket = this.context.client().connectDriver(this.gateway, this.id, inbox);
			DriverMessage welcome = inbox.pollFirst(WELCOME_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
			if (welcome != null) {
				inbox.addFirst(welcome);
			}
			return socket;
		}
		finally {
			measurement.logins().release();
		}
	}

	private String runSession(DriverConnection socket, BlockingQueue<DriverMessage> inbox) throws InterruptedException {
		this.context.statistics().driversOnline().incrementAndGet();
		DriverMessageHandler messageHandler = new DriverMessageHandler(this.context, this.cab, this.behavior,
				this.history);
		try {
			return new Session(this.context, this.id, socket, inbox, this.cab, this.behavior, messageHandler)
				.run(this::onDuty);
		}
		finally {
			this.history.disconnected();
			if (messageHandler.isWelcomed()) {
				this.backoff.reset();
			}
			this.context.statistics().driversOnline().decrementAndGet();
		}
	}

	private Duration reconnectDelay(String end) {
		if (Set.of(Session.OFF_DUTY, Session.STOPPED).contains(end)) {
			return Duration.ZERO;
		}
		this.context.statistics().count(Counter.RECONNECTS, "driver " + end);
		this.gateway++;
		return end.equals(Session.VANISHED) ? this.behavior.offlineTime() : this.backoff.nextDelay();
	}

}
