package dev.tandem.simulator.model;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

import dev.tandem.simulator.base.StopSignal;
import dev.tandem.simulator.check.DriverClaims;
import dev.tandem.simulator.check.OfferTimes;
import dev.tandem.simulator.check.Violations;
import dev.tandem.simulator.city.Cells;
import dev.tandem.simulator.city.CityHour;
import dev.tandem.simulator.city.CityTime;
import dev.tandem.simulator.city.Demand;
import dev.tandem.simulator.city.Land;
import dev.tandem.simulator.city.Place;
import dev.tandem.simulator.city.ServiceTime;
import dev.tandem.simulator.city.Shifts;
import dev.tandem.simulator.city.Streets;
import dev.tandem.simulator.city.SurgeMap;
import dev.tandem.simulator.city.Traffic;
import dev.tandem.simulator.city.Trip;
import dev.tandem.simulator.client.GatewayClient;
import dev.tandem.simulator.client.Gateways;
import dev.tandem.simulator.client.RideState;
import dev.tandem.simulator.driver.Fleet;
import dev.tandem.simulator.driver.ModelDriver;
import dev.tandem.simulator.driver.Ranks;
import dev.tandem.simulator.driver.Roster;
import dev.tandem.simulator.driver.World;
import dev.tandem.simulator.model.Dispatch.Connection;
import dev.tandem.simulator.model.Dispatch.Ride;
import dev.tandem.simulator.model.HourFigures.Probe;
import dev.tandem.simulator.report.Statistics;
import dev.tandem.simulator.rider.FixedRate;
import dev.tandem.simulator.rider.FleetRate;
import dev.tandem.simulator.rider.ModelArrivals;
import dev.tandem.simulator.rider.ModelRider;
import dev.tandem.simulator.rider.RideRate;
import org.jspecify.annotations.Nullable;

/**
 * The city with the simulator's own drivers, riders, streets and hours, and a small model
 * of dispatch and surge: one thread, a virtual clock, the same figures for the same seed.
 */
final class ModelCity {

	/**
	 * An hour of the day passes in less: long enough to see it, short enough for a test.
	 */
	static final Duration HOUR = Duration.ofMinutes(20);

	private static final Duration STEP = Duration.ofSeconds(2);

	private static final Land LAND = new Land();

	private static final Streets STREETS = new Streets(LAND);

	private static final Demand DEMAND = new Demand(LAND);

	private static final Traffic TRAFFIC = new Traffic();

	private final double speed;

	private final long seed;

	private final VirtualTime clock;

	private final CityTime time;

	private final Roster roster;

	private final SurgeMap surgeMap = new SurgeMap();

	private final SurgeModel surge = new SurgeModel();

	private final Dispatch dispatch;

	private final ModelArrivals arrivals;

	private final RandomGenerator probing;

	private HourFigures figures;

	private Set<String> surging = new HashSet<>();

	private int riders;

	/**
	 * Starts the city.
	 * @param start the moment of its life at which it starts
	 * @param drivers how many are planned for the busiest hour
	 * @param ridesPerMinute at the busiest hour; null for as many as the drivers can
	 * serve
	 * @param drawn whether more drivers come while nearly all are busy
	 * @param speed how much faster than life cars and people are
	 * @param seed decides what everybody does
	 */
	ModelCity(Instant start, int drivers, @Nullable Double ridesPerMinute, boolean drawn, double speed, long seed) {
		this.speed = speed;
		this.seed = seed;
		this.clock = new VirtualTime(start, 60.0 / HOUR.toMinutes());
		this.time = new CityTime(this.clock, null);
		this.figures = new HourFigures(this.time.hour());
		this.roster = new Roster(drivers, new Shifts(), this.time::hour);
		World world = world();
		this.dispatch = new Dispatch(this.clock,
				IntStream.range(0, this.roster.pool())
					.mapToObj((number) -> new ModelDriver(world, seed, number))
					.toList());
		RideRate rate = (ridesPerMinute != null) ? new FixedRate(ridesPerMinute, DEMAND)
				: new FleetRate(this.roster::planned, new ServiceTime(DEMAND, TRAFFIC), this::busyShare, speed);
		this.arrivals = new ModelArrivals(seed, rate);
		this.probing = new SplittableRandom(seed);
		begin(drawn);
	}

	private World world() {
		Violations violations = new Violations((line) -> {
		});
		GatewayClient none = new GatewayClient(new Gateways(List.of(URI.create("http://localhost:1"))));
		return new World(none, LAND, STREETS, DEMAND, TRAFFIC, this.roster, new Ranks(this.roster::wanted),
				this.surgeMap, new Fleet(), new DriverClaims(violations), new OfferTimes(), violations,
				new Statistics(), new StopSignal(), this.time, this.speed);
	}

	private void begin(boolean drawn) {
		this.clock.every(STEP, this::drive);
		if (drawn) {
			this.clock.every(Duration.ofSeconds(5), () -> this.roster.observe(5 * this.speed, online(), busy()));
		}
		this.clock.every(Duration.ofSeconds(10), this::pulse);
		riderComes();
	}

	/** Lives through an hour and says what it was like. */
	HourFigures hour(List<Probing> probes) {
		HourFigures now = new HourFigures(this.time.hour());
		this.figures = now;
		probes.forEach((probe) -> this.clock.in(probe.after, () -> probe(probe)));
		this.clock.runFor(HOUR);
		return now;
	}

	private void drive() {
		for (Connection each : this.dispatch.connections()) {
			ModelDriver driver = each.driver;
			boolean wasWorking = driver.isWorking();
			driver.followRoster(each.ride == null);
			if (driver.isWorking() && !wasWorking) {
				this.dispatch.connect(each);
			}
			else if (!driver.isWorking() && wasWorking) {
				this.dispatch.disconnect(each);
			}
			if (driver.isWorking() && driver.live(STEP.toSeconds() * this.speed)) {
				this.dispatch.completed(each);
			}
		}
	}

	private void pulse() {
		List<Place> free = this.dispatch.connections()
			.stream()
			.filter(Connection::isFree)
			.map((each) -> each.driver.position())
			.toList();
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
		return (int) this.dispatch.connections().stream().filter((each) -> each.connected).count();
	}

	private int busy() {
		return (int) this.dispatch.connections()
			.stream()
			.filter((each) -> each.connected && each.driver.hasRide())
			.count();
	}

	private OptionalDouble busyShare() {
		int online = online();
		return (online > 0) ? OptionalDouble.of(busy() / (double) online) : OptionalDouble.empty();
	}

	private void riderComes() {
		this.arrivals.next(this.time.hour(), (gap, comes) -> this.clock.in(gap, () -> {
			if (comes) {
				tryToRide(new ModelRider(DEMAND, this.time.hour(), this.seed, this.riders++));
			}
			riderComes();
		}));
	}

	private void tryToRide(ModelRider rider) {
		this.figures.quotes++;
		double multiplier = this.surge.quote(rider.trip().pickup(), this.time.hour(), this.clock.millis());
		if (rider.findsTooDear(multiplier)) {
			this.figures.tooDear++;
			comeBack(rider);
			return;
		}
		this.clock.in(scaled(rider.thought()), () -> request(rider));
	}

	private void request(ModelRider rider) {
		Ride ride = this.dispatch.request(rider.trip(), this::matched, (end) -> {
			if (end.matchedAfter == null) {
				this.figures.unmatched++;
			}
			if (end.unfulfilled) {
				comeBack(rider);
			}
		});
		this.clock.in(rider.patience(), () -> {
			if (ride.matchedAfter == null) {
				this.dispatch.cancel(ride);
			}
		});
		if (rider.changesTheirMind()) {
			this.clock.in(scaled(rider.untilChangeOfMind()), () -> {
				if (!isPickedUp(ride)) {
					this.dispatch.cancel(ride);
				}
			});
		}
	}

	private static boolean isPickedUp(Ride ride) {
		Connection driver = ride.driver;
		return driver != null && driver.driver.rideState() == RideState.PICKED_UP;
	}

	private void matched(Ride ride) {
		this.figures.matches.add(ride.matchedAfter);
	}

	private void comeBack(ModelRider rider) {
		if (rider.comesBack()) {
			this.clock.in(scaled(rider.untilReturn()), () -> tryToRide(rider));
		}
		else {
			this.figures.gaveUp++;
		}
	}

	private Duration scaled(Duration time) {
		return Duration.ofMillis(Math.round(time.toMillis() / this.speed));
	}

	/** Somebody at the page asks for a ride, and gives it up once a driver took it. */
	private void probe(Probing probing) {
		boolean named = probing.place != null;
		Place place = named ? probing.place : servedPlace();
		if (!named && !this.dispatch.isInReach(place)) {
			return;
		}
		HourFigures now = this.figures;
		boolean[] inTime = { false };
		Ride ride = this.dispatch.request(new Trip(place, new Place(40.7580, -73.9855)),
				(match) -> inTime[0] = match.matchedAfter.compareTo(HourFigures.BOUND) <= 0, (end) -> {
				});
		this.clock.in(HourFigures.BOUND.plusSeconds(1), () -> {
			now.probes.add(new Probe(probing.name, named, inTime[0]));
			this.dispatch.cancel(ride);
		});
	}

	private Place servedPlace() {
		List<String> cells = this.surge.cells();
		while (true) {
			Place place = Cells.centre(cells.get(this.probing.nextInt(cells.size())));
			if (LAND.contains(place)) {
				return place;
			}
		}
	}

	/**
	 * A probe to be made.
	 *
	 * @param after since the beginning of the hour
	 * @param name what it is called
	 * @param place where; null for any served place
	 */
	record Probing(Duration after, String name, @Nullable Place place) {
	}

}
