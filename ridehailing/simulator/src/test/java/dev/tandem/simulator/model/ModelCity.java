package dev.tandem.simulator.model;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;

import dev.tandem.ridehailing.client.GatewayClient;
import dev.tandem.ridehailing.client.Place;
import dev.tandem.simulator.base.StopSignal;
import dev.tandem.simulator.check.DriverClaims;
import dev.tandem.simulator.check.OfferDeliveryTimes;
import dev.tandem.simulator.check.Violations;
import dev.tandem.simulator.city.CityHour;
import dev.tandem.simulator.city.CityTime;
import dev.tandem.simulator.city.Demand;
import dev.tandem.simulator.city.LandMask;
import dev.tandem.simulator.city.ServiceTime;
import dev.tandem.simulator.city.Shifts;
import dev.tandem.simulator.city.Streets;
import dev.tandem.simulator.city.SurgeMap;
import dev.tandem.simulator.city.Traffic;
import dev.tandem.simulator.driver.BoardTimes;
import dev.tandem.simulator.driver.Fleet;
import dev.tandem.simulator.driver.ModelDriver;
import dev.tandem.simulator.driver.Roster;
import dev.tandem.simulator.driver.SimulationContext;
import dev.tandem.simulator.driver.TaxiRanks;
import dev.tandem.simulator.fake.Dispatch;
import dev.tandem.simulator.model.Probes.Probing;
import dev.tandem.simulator.report.Statistics;
import dev.tandem.simulator.rider.FleetRate;
import dev.tandem.simulator.rider.RideRate;
import org.jspecify.annotations.Nullable;

/**
 * The city with the simulator's own drivers, riders, streets and hours, the rules of
 * dispatch, and a small model of surge. It runs on one thread with a virtual clock: the
 * same seed gives the same figures.
 */
final class ModelCity {

	/**
	 * The simulated length of an hour: long enough to observe it, short enough for a
	 * test.
	 */
	static final Duration HOUR = Duration.ofMinutes(20);

	private static final Duration STEP = Duration.ofSeconds(2);

	private static final LandMask LAND = new LandMask();

	private static final Streets STREETS = new Streets(LAND);

	private static final Demand DEMAND = new Demand(LAND);

	private static final Traffic TRAFFIC = new Traffic();

	private final double speed;

	private final VirtualTime clock;

	private final CityTime time;

	private final Roster roster;

	private final SurgeMap surgeMap = new SurgeMap();

	private final SurgeModel surge = new SurgeModel();

	private final Dispatch dispatch;

	private final List<ModelDriver> drivers;

	private final Riders riders;

	private final Probes probes;

	private HourFigures figures;

	private Set<String> surging = new HashSet<>();

	/**
	 * Starts the city.
	 * @param start the time at which the clock starts
	 * @param drivers how many are planned for the busiest hour
	 * @param ridesPerMinute the rides at the busiest hour; null for as many as the
	 * drivers can serve
	 * @param drawn whether extra drivers join while nearly all are busy
	 * @param speed factor by which cars and people are faster than in real life
	 */
	ModelCity(Instant start, int drivers, @Nullable Double ridesPerMinute, boolean drawn, double speed, long seed) {
		this.speed = speed;
		this.clock = new VirtualTime(start, 60.0 / HOUR.toMinutes());
		this.time = new CityTime(this.clock, null);
		this.figures = new HourFigures(this.time.hour());
		this.roster = new Roster(drivers, new Shifts(), this.time::hour);
		SimulationContext context = context();
		this.dispatch = new Dispatch(this.clock, this.clock::in, false);
		this.drivers = IntStream.range(0, this.roster.pool())
			.mapToObj((number) -> new ModelDriver(context, this.dispatch, this.clock::in, seed, number))
			.toList();
		RideRate rate = (ridesPerMinute != null) ? RideRate.fixed(ridesPerMinute, DEMAND)
				: new FleetRate(this.roster::planned, new ServiceTime(DEMAND, TRAFFIC), this::busyShare, speed);
		this.riders = new Riders(this.clock, this.time, this.dispatch, this.surge, DEMAND, rate, speed, seed,
				() -> this.figures);
		this.probes = new Probes(this.clock, this.dispatch, LAND, this.surge.cells(), seed);
		begin(drawn);
	}

	private SimulationContext context() {
		Violations violations = new Violations((line) -> {
		});
		GatewayClient none = new GatewayClient(List.of(URI.create("http://localhost:1")));
		return new SimulationContext(none, STREETS, DEMAND, TRAFFIC, this.roster, new TaxiRanks(this.roster::wanted),
				this.surgeMap, new Fleet(), new BoardTimes(new Statistics()), new DriverClaims(violations),
				new OfferDeliveryTimes(), violations, new Statistics(), new StopSignal(), this.time, this.speed, null,
				"");
	}

	private void begin(boolean drawn) {
		this.clock.every(STEP, this::drive);
		if (drawn) {
			this.clock.every(Duration.ofSeconds(5), () -> this.roster.observe(5 * this.speed, online(), busy()));
		}
		this.clock.every(Duration.ofSeconds(10), this::pulse);
		this.riders.come();
	}

	/** Runs an hour and returns its figures. */
	HourFigures hour(List<Probing> probes) {
		HourFigures now = new HourFigures(this.time.hour());
		this.figures = now;
		probes.forEach((probe) -> this.clock.in(probe.after(), () -> this.probes.make(probe, now)));
		this.clock.runFor(HOUR);
		return now;
	}

	private void drive() {
		this.drivers.forEach((driver) -> driver.drive(STEP.toSeconds() * this.speed));
	}

	private void pulse() {
		List<Place> free = this.drivers.stream().filter(ModelDriver::isFree).map(ModelDriver::position).toList();
		Map<String, Double> now = this.surge.pulse(free, online(), this.time.hour(), this.clock.millis());
		this.surgeMap.update(now);
		Set<String> surges = SurgeModel.surging(now);
		this.figures.surgesBegun += (int) surges.stream().filter((cell) -> !this.surging.contains(cell)).count();
		this.figures.surgesEnded += (int) this.surging.stream().filter((cell) -> !surges.contains(cell)).count();
		this.surging = surges;
		this.figures.surging.accept(surges.size());
		this.figures.online.accept(online());
		this.figures.free.accept(free.size());
		this.figures.busyShare.accept(busy() / (double) Math.max(1, online()));
	}

	private int online() {
		return (int) this.drivers.stream().filter(ModelDriver::isOnline).count();
	}

	private int busy() {
		return (int) this.drivers.stream().filter(ModelDriver::isBusy).count();
	}

	private OptionalDouble busyShare() {
		int online = online();
		return (online > 0) ? OptionalDouble.of(busy() / (double) online) : OptionalDouble.empty();
	}

}
