package dev.tandem.simulator;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import dev.tandem.simulator.base.Backoff;
import dev.tandem.simulator.base.Chance;
import dev.tandem.simulator.base.Crew;
import dev.tandem.simulator.base.StopSignal;
import dev.tandem.simulator.check.DriverClaims;
import dev.tandem.simulator.check.OfferTimes;
import dev.tandem.simulator.check.Violations;
import dev.tandem.simulator.city.CityTime;
import dev.tandem.simulator.city.Demand;
import dev.tandem.simulator.city.Land;
import dev.tandem.simulator.city.ServiceTime;
import dev.tandem.simulator.city.Shifts;
import dev.tandem.simulator.city.Streets;
import dev.tandem.simulator.city.SurgeMap;
import dev.tandem.simulator.city.Traffic;
import dev.tandem.simulator.client.CityWatch;
import dev.tandem.simulator.client.GatewayClient;
import dev.tandem.simulator.client.GatewayFailure;
import dev.tandem.simulator.driver.Driver;
import dev.tandem.simulator.driver.Fleet;
import dev.tandem.simulator.driver.Ranks;
import dev.tandem.simulator.driver.Roster;
import dev.tandem.simulator.driver.World;
import dev.tandem.simulator.report.Report;
import dev.tandem.simulator.report.Statistics;
import dev.tandem.simulator.rider.Arrivals;
import dev.tandem.simulator.rider.FixedRate;
import dev.tandem.simulator.rider.FleetRate;
import dev.tandem.simulator.rider.RideRate;
import dev.tandem.simulator.rider.RiderWorld;
import org.jspecify.annotations.Nullable;

/**
 * The whole of it, from the first driver to the summary.
 */
final class Simulation {

	private static final Duration BETWEEN_OBSERVATIONS = Duration.ofSeconds(5);

	private static final Duration TIME_TO_LEAVE = Duration.ofSeconds(6);

	private final Settings settings;

	/** Ends everything. */
	private final StopSignal stop;

	/** Ends the arrivals only. */
	private final StopSignal closing = new StopSignal();

	private final Consumer<String> printer;

	private final Violations violations;

	private final Statistics statistics = new Statistics();

	private final Report report;

	private final AtomicBoolean sound = new AtomicBoolean(true);

	private final Crew crew = new Crew(this::accident);

	private long startedAt = System.nanoTime();

	/**
	 * Prepares it.
	 * @param settings what is simulated
	 * @param stop ends it before its time
	 * @param printer where its lines go
	 */
	Simulation(Settings settings, StopSignal stop, Consumer<String> printer) {
		this.settings = settings;
		this.stop = stop;
		this.printer = printer;
		this.violations = new Violations(printer);
		this.report = new Report(this.statistics, this.violations);
	}

	/**
	 * Runs it.
	 * @return whether every invariant held, and the simulator too
	 * @throws InterruptedException when interrupted
	 */
	boolean run() throws InterruptedException {
		try (GatewayClient client = new GatewayClient(this.settings.gateways())) {
			awaitGateway(client);
			begin(client);
			live();
			this.stop.give();
			this.crew.dismiss(TIME_TO_LEAVE);
		}
		this.report.summary(elapsed()).forEach(this.printer);
		return this.sound.get() && this.violations.counts().isEmpty();
	}

	private void awaitGateway(GatewayClient client) throws InterruptedException {
		Backoff backoff = new Backoff(Chance.of(this.settings.seed(), "start", 0));
		boolean told = false;
		for (int gateway = 0; !this.stop.given(); gateway++) {
			try {
				client.probe(gateway);
				return;
			}
			catch (GatewayFailure ex) {
				if (!told) {
					this.printer.accept("Waiting for a gateway (" + ex.kind() + ")");
				}
				told = true;
				this.stop.pause(backoff.next());
			}
		}
	}

	private void begin(GatewayClient client) {
		CityTime time = new CityTime(Clock.systemUTC(), this.settings.hour());
		Land land = new Land();
		Demand demand = new Demand(land);
		Traffic traffic = new Traffic();
		Roster roster = new Roster(this.settings.drivers(), new Shifts(), time::hour);
		Fleet fleet = new Fleet();
		DriverClaims claims = new DriverClaims(this.violations);
		OfferTimes offers = new OfferTimes();
		World world = new World(client, land, new Streets(land), demand, traffic, roster, new Ranks(roster::wanted),
				new SurgeMap(), fleet, claims, offers, this.violations, this.statistics, this.stop, time,
				this.settings.speed());
		beginDrivers(world);
		RiderWorld riders = new RiderWorld(client, demand, fleet, claims, offers, this.violations, this.statistics,
				this.stop, time, this.settings.speed(), "simulator-" + UUID.randomUUID());
		Arrivals arrivals = new Arrivals(this.settings.seed(), rate(roster, demand, traffic));
		this.crew.hire(() -> arrivals.come(riders, this.settings.seed(), this.closing, this.crew));
	}

	private void beginDrivers(World world) {
		CityWatch watch = new CityWatch(world.client(), world.surge(), this.statistics, this.stop);
		this.crew.hire(watch::live);
		this.crew.hire(() -> observeRoster(world.roster()));
		for (int number = 0; number < world.roster().pool(); number++) {
			Driver driver = new Driver(world, this.settings.seed(), number);
			this.crew.hire(driver::live);
		}
	}

	private RideRate rate(Roster roster, Demand demand, Traffic traffic) {
		Double given = this.settings.ridesPerMinute();
		return (given != null) ? new FixedRate(given, demand) : new FleetRate(roster::planned,
				new ServiceTime(demand, traffic), this.statistics::busyShare, this.settings.speed());
	}

	private void observeRoster(Roster roster) throws InterruptedException {
		double citySeconds = BETWEEN_OBSERVATIONS.toSeconds() * this.settings.speed();
		while (this.stop.pause(BETWEEN_OBSERVATIONS)) {
			roster.observe(citySeconds, this.statistics.driversOnline().get(), this.statistics.driversBusy().get());
		}
	}

	/** Prints how it stands until the time is over or it is told to stop. */
	private void live() throws InterruptedException {
		this.startedAt = System.nanoTime();
		Duration duration = this.settings.duration();
		boolean running = true;
		while (running && (duration == null || elapsed().compareTo(duration) < 0)) {
			running = this.stop.pause(untilNextLine(duration));
			this.printer.accept(this.report.line(elapsed()));
		}
		this.closing.give();
		Duration end = elapsed().plus(this.settings.drain());
		while (running && this.statistics.ridesFollowed().get() > 0 && elapsed().compareTo(end) < 0) {
			running = this.stop.pause(Duration.ofMillis(200));
		}
	}

	private Duration untilNextLine(@Nullable Duration duration) {
		Duration every = this.settings.reportEvery();
		Duration left = (duration != null) ? duration.minus(elapsed()) : every;
		return (left.compareTo(every) < 0) ? left : every;
	}

	private Duration elapsed() {
		return Duration.ofNanos(System.nanoTime() - this.startedAt);
	}

	private void accident(Throwable fault) {
		if (!this.stop.given()) {
			this.sound.set(false);
			this.printer.accept("The simulator failed: " + fault);
			fault.printStackTrace();
		}
	}

}
