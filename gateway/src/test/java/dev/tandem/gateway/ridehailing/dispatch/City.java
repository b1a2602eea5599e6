package dev.tandem.gateway.ridehailing.dispatch;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

import dev.tandem.gateway.ridehailing.city.CellGrid;
import dev.tandem.gateway.ridehailing.city.Coordinates;
import dev.tandem.gateway.ridehailing.fleet.DriverPresence;
import dev.tandem.gateway.ridehailing.ride.Ride;
import dev.tandem.gateway.ridehailing.ride.RideEvent;
import dev.tandem.gateway.ridehailing.ride.RideEventFeed;
import dev.tandem.gateway.ridehailing.ride.RideService;
import dev.tandem.gateway.ridehailing.ride.RideState;
import dev.tandem.gateway.ridehailing.testing.RidehailingExtension;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Drivers and riders of one test, far away from those of other tests.
 */
final class City {

	private static final Duration BOUND = Duration.ofSeconds(20);

	private static final double METERS_PER_DEGREE = 111_195;

	private final RidehailingExtension stack;

	private final Coordinates center = new Coordinates(ThreadLocalRandom.current().nextDouble(-60, 60),
			ThreadLocalRandom.current().nextDouble(-170, 170));

	City(RidehailingExtension stack) {
		this.stack = stack;
	}

	/** A location north of the center. */
	Coordinates north(double meters) {
		return new Coordinates(this.center.lat() + meters / METERS_PER_DEGREE, this.center.lng());
	}

	/** Connects a driver whom searches can find at once. */
	Driver driver(double metersNorth) {
		Driver driver = new Driver(UUID.randomUUID(), UUID.randomUUID());
		run(fleet().connect(driver.id(), driver.connection()));
		fleet().updatePosition(driver.id(), driver.connection(), north(metersNorth));
		awaitWritten(driver.id());
		return driver;
	}

	/** Inserts a connected driver of a replica that exists in the table only. */
	UUID driverOf(UUID replica) {
		UUID driver = UUID.randomUUID();
		sql("insert into replicas (id) values (:id) on conflict (id) do update set heartbeat_at = now()", replica);
		jdbc().sql("""
				insert into driver_presence
				  (driver_id, connection_id, replica_id, connected, seen_at, lat, lng, cell, moved_at)
				values (:driver, gen_random_uuid(), :replica, true, now(), :lat, :lng, :cell, now())
				""")
			.param("driver", driver)
			.param("replica", replica)
			.param("lat", this.center.lat())
			.param("lng", this.center.lng())
			.param("cell", grid().cellOf(this.center))
			.update();
		Awaitility.await().atMost(BOUND).until(() -> fleet().positionOf(driver).isPresent());
		return driver;
	}

	void disconnect(Driver driver) {
		run(fleet().disconnect(driver.id(), driver.connection()));
	}

	/** Requests a ride from the center. */
	UUID ride() {
		return ride(0);
	}

	/** Inserts a ride from the center that was requested some time ago. */
	UUID ride(int minutesAgo) {
		return this.stack.database()
			.jdbc()
			.sql("""
					with quoted as (
					  insert into quotes (id, created_at, expires_at, pickup_lat, pickup_lng, pickup_cell, dropoff_lat,
					    dropoff_lng, dropoff_cell, currency, amount, base, distance, time, surge_amount, surge,
					    distance_meters, duration_seconds, pricing)
					  values (gen_random_uuid(), now(), now() + interval '5 minutes', :lat, :lng, :cell, :lat, :lng, :cell,
					    'USD', 1000, 1000, 0, 0, 0, 1, 1000, 100, 'fallback')
					  returning id
					), changed as (
					  insert into rides (id, quote_id, version, state, requested_at)
					  select gen_random_uuid(), id, 1, 'requested', now() - :age * interval '1 minute' from quoted
					  returning *
					), written as (
					  insert into ride_events (ride_id, number, state, at) select id, 1, state, requested_at from changed
					)
					select id, pg_notify('tandem_ride_events', id::text) from changed
					""")
			.param("lat", this.center.lat())
			.param("lng", this.center.lng())
			.param("cell", grid().cellOf(this.center))
			.param("age", minutesAgo)
			.query((row, index) -> row.getObject("id", UUID.class))
			.single();
	}

	Ride find(UUID ride) {
		return get(rides().find(ride));
	}

	List<RideEvent> events(UUID ride) {
		return get(this.stack.gateway().bean(RideEventFeed.class).ofRide(ride, 0));
	}

	/** Waits until a driver has an offer. */
	Ride awaitOffer(UUID ride, UUID driver) {
		return await(ride, RideState.OFFERED, driver);
	}

	/** Waits until a ride has a state with this driver, or with none. */
	Ride await(UUID ride, RideState state, @Nullable UUID driver) {
		return Awaitility.await()
			.atMost(BOUND)
			.until(() -> find(ride), (found) -> found.state() == state && Objects.equals(driver, found.driverId()));
	}

	/** Waits until a ride has a version. */
	void await(UUID ride, int version) {
		Awaitility.await().atMost(BOUND).until(() -> find(ride).version() >= version);
	}

	/** Waits until a driver has an offer, and accepts it. */
	void accept(UUID ride, UUID driver) {
		Ride offered = awaitOffer(ride, driver);
		run(rides().accept(driver, offered.offer().id()));
	}

	void decline(Ride offered) {
		run(rides().decline(offered.driverId(), offered.offer().id()));
	}

	RideService rides() {
		return this.stack.gateway().bean(RideService.class);
	}

	DriverPresence fleet() {
		return this.stack.gateway().bean(DriverPresence.class);
	}

	CellGrid grid() {
		return this.stack.gateway().bean(CellGrid.class);
	}

	void sql(String statement, UUID id) {
		jdbc().sql(statement).param("id", id).update();
	}

	/**
	 * Waits for the driver's row: from then on the driver may get an offer, even before a
	 * test sees the driver free.
	 */
	private void awaitWritten(UUID driver) {
		Awaitility.await()
			.atMost(BOUND)
			.until(() -> jdbc().sql("select cell is not null from driver_presence where driver_id = :id")
				.param("id", driver)
				.query(Boolean.class)
				.single());
	}

	private JdbcClient jdbc() {
		return this.stack.database().jdbc();
	}

	static void run(Mono<?> work) {
		work.block(BOUND);
	}

	static <T> T get(Mono<T> work) {
		return work.blockOptional(BOUND).orElseThrow();
	}

	/** A driver and their socket. */
	record Driver(UUID id, UUID connection) {
	}

}
