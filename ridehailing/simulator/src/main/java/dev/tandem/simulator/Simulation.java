package dev.tandem.simulator;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import dev.tandem.ridehailing.client.GatewayClient;
import dev.tandem.ridehailing.client.GatewayException;
import dev.tandem.simulator.base.Backoff;
import dev.tandem.simulator.base.SeededRandom;
import dev.tandem.simulator.base.StopSignal;
import dev.tandem.simulator.base.Workers;
import dev.tandem.simulator.check.DriverClaims;
import dev.tandem.simulator.check.OfferDeliveryTimes;
import dev.tandem.simulator.check.Violations;
import dev.tandem.simulator.city.CityTime;
import dev.tandem.simulator.city.Demand;
import dev.tandem.simulator.city.LandMask;
import dev.tandem.simulator.city.ServiceTime;
import dev.tandem.simulator.city.Shifts;
import dev.tandem.simulator.city.Streets;
import dev.tandem.simulator.city.SurgeMap;
import dev.tandem.simulator.city.Traffic;
import dev.tandem.simulator.driver.BoardTimes;
import dev.tandem.simulator.driver.Driver;
import dev.tandem.simulator.driver.Fleet;
import dev.tandem.simulator.driver.Measurement;
import dev.tandem.simulator.driver.Roster;
import dev.tandem.simulator.driver.SimulationContext;
import dev.tandem.simulator.driver.SurgeSubscriber;
import dev.tandem.simulator.driver.TaxiRanks;
import dev.tandem.simulator.report.Report;
import dev.tandem.simulator.report.Statistics;
import dev.tandem.simulator.rider.Arrivals;
import dev.tandem.simulator.rider.FleetRate;
import dev.tandem.simulator.rider.RideRate;
import org.jspecify.annotations.Nullable;

/** Runs the simulation, from the first driver to the summary. */
final class Simulation {

	private static final Duration OBSERVATION_INTERVAL = Duration.ofSeconds(5);

	private static final Duration SHUTDOWN_TIMEOUT = Duration.ofSeconds(6);

	private final Settings settings;

	private final GatewayClient client;

	private final StopSignal stop;

	/** Stops the arrivals of riders only. */
	private final StopSignal arrivalsStop = new StopSignal();

	private final Consumer<String> printer;

	private final Violations violations;

	private final Statistics statistics = new Statistics();

	private final Report report;

	private final AtomicBoolean healthy = new AtomicBoolean(true);

	private final Workers workers = new Workers(this::onFailure);

	private long startedAt = System.nanoTime();

	/**
	 * Creates a simulation.
	 * @param settings the settings; invalid ones are an {@link IllegalArgumentException}
	 * @param stop stops the simulation early
	 * @param printer prints the lines of the report
	 */
	Simulation(Settings settings, StopSignal stop, Consumer<String> printer) {
		settings.check();
		this.settings = settings;
		this.client = new GatewayClient(settings.gateways);
		this.stop = stop;
		this.printer = printer;
		this.violations = new Violations(printer);
		this.report = new Report(this.statistics, this.violations);
	}

	/** Runs the simulation; blocks until its end. */
	boolean run() throws InterruptedException {
		try (this.client) {
			awaitGateway();
			startActors();
			runUntilEnd();
			this.stop.stop();
			this.workers.stop(SHUTDOWN_TIMEOUT);
		}
		if (this.settings.json) {
			printLine();
		}
		else {
			this.report.summary(elapsed()).forEach(this.printer);
		}
		return this.healthy.get() && this.violations.counts().isEmpty();
	}

	private void awaitGateway() throws InterruptedException {
		Backoff backoff = new Backoff(SeededRandom.of(this.settings.seed, "start", 0));
		boolean reported = false;
		for (int gateway = 0; !this.stop.isStopped(); gateway++) {
			try {
				this.client.probe(gateway);
				return;
			}
			catch (GatewayException ex) {
				if (!reported) {
					this.printer.accept("Waiting for a gateway (" + ex.kind() + ")");
				}
				reported = true;
				this.stop.sleep(backoff.nextDelay());
			}
		}
	}

	private void startActors() {
		CityTime time = new CityTime(Clock.systemUTC(), this.settings.hour);
		LandMask land = new LandMask();
		Demand demand = new Demand(land);
		Traffic traffic = new Traffic();
		Roster roster = new Roster(this.settings.drivers, new Shifts(), time::hour);
		Duration interval = this.settings.measure;
		SimulationContext context = new SimulationContext(this.client, new Streets(land), demand, traffic, roster,
				new TaxiRanks(roster::wanted), new SurgeMap(), new Fleet(), new BoardTimes(this.statistics),
				new DriverClaims(this.violations), new OfferDeliveryTimes(), this.violations, this.statistics,
				this.stop, time, this.settings.speed, (interval != null) ? new Measurement(interval) : null,
				"simulator-" + UUID.randomUUID());
		this.startedAt = System.nanoTime();
		startBoards(context);
		startDrivers(context);
		Arrivals arrivals = new Arrivals(this.settings.seed, rate(roster, demand, traffic));
		this.workers.start(() -> arrivals.run(context, this.settings.seed, this.arrivalsStop, this.workers));
	}

	private void startBoards(SimulationContext context) {
		BoardTimes times = (this.settings.boards > 0) ? context.board() : null;
		int boards = (this.settings.drivers > 0) ? Math.max(1, this.settings.boards) : this.settings.boards;
		for (int board = 0; board < boards; board++) {
			SurgeMap surge = (board == 0) ? context.surge() : new SurgeMap();
			this.workers.start(new SurgeSubscriber(context.client(), surge, times, this.statistics, this.stop)::run);
		}
	}

	private void startDrivers(SimulationContext context) {
		if (context.measurement() == null) {
			this.workers.start(() -> observeRoster(context.roster()));
		}
		for (int number = 0; number < context.roster().pool(); number++) {
			Driver driver = new Driver(context, this.settings.seed, number);
			this.workers.start(driver::run);
		}
	}

	private RideRate rate(Roster roster, Demand demand, Traffic traffic) {
		Double perMinute = this.settings.ridesPerMinute;
		return (perMinute != null) ? RideRate.fixed(perMinute, demand) : new FleetRate(roster::planned,
				new ServiceTime(demand, traffic), this.statistics::busyShare, this.settings.speed);
	}

	private void observeRoster(Roster roster) throws InterruptedException {
		double citySeconds = OBSERVATION_INTERVAL.toSeconds() * this.settings.speed;
		while (this.stop.sleep(OBSERVATION_INTERVAL)) {
			roster.observe(citySeconds, this.statistics.driversOnline().get(), this.statistics.driversBusy().get());
		}
	}

	/** Prints report lines until the duration is over or the simulation is stopped. */
	private void runUntilEnd() throws InterruptedException {
		Duration duration = this.settings.duration;
		boolean running = true;
		while (running && (duration == null || elapsed().compareTo(duration) < 0)) {
			running = this.stop.sleep(untilNextLine(duration));
			printLine();
		}
		this.arrivalsStop.stop();
		Duration end = elapsed().plus(this.settings.drain);
		while (running && this.statistics.ridesFollowed().get() > 0 && elapsed().compareTo(end) < 0) {
			running = this.stop.sleep(Duration.ofMillis(200));
		}
	}

	private void printLine() {
		this.printer.accept(this.settings.json ? this.report.json(elapsed()) : this.report.line(elapsed()));
	}

	private Duration untilNextLine(@Nullable Duration duration) {
		Duration every = this.settings.reportEvery;
		Duration left = (duration != null) ? duration.minus(elapsed()) : every;
		return (left.compareTo(every) < 0) ? left : every;
	}

	private Duration elapsed() {
		return Duration.ofNanos(System.nanoTime() - this.startedAt);
	}

	private void onFailure(Throwable fault) {
		if (!this.stop.isStopped()) {
			this.healthy.set(false);
			this.printer.accept("The simulator failed: " + fault);
			fault.printStackTrace();
		}
	}

}
