package dev.tandem.gateway.ridehailing.fleet;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.tandem.gateway.platform.persistence.DatabaseBridge;
import dev.tandem.gateway.ridehailing.city.CellGrid;
import dev.tandem.gateway.ridehailing.city.Coordinates;
import dev.tandem.gateway.ridehailing.dispatch.FreeDriverSearch;
import dev.tandem.gateway.ridehailing.testing.RidehailingGateway;
import reactor.core.publisher.Mono;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The presence of one replica, whose sync steps run when the test says so.
 */
final class TestReplica {

	static final Duration BOUND = Duration.ofSeconds(10);

	private static final FleetProperties PROPERTIES = new FleetProperties(Duration.ofMillis(500), Duration.ofSeconds(1),
			Duration.ofMinutes(1), Duration.ofSeconds(10));

	final DriverPresence fleet;

	final PresenceSync sync;

	final PresenceRepository presence;

	final List<UUID> superseded = new CopyOnWriteArrayList<>();

	private final FreeDriverSearch search;

	private final CellGrid grid;

	TestReplica(RidehailingGateway gateway) {
		JdbcClient jdbc = gateway.bean(JdbcClient.class);
		this.grid = gateway.bean(CellGrid.class);
		LocalDrivers own = new LocalDrivers();
		RemoteDrivers mirror = new RemoteDrivers(PROPERTIES);
		DatabaseBridge database = gateway.bean(DatabaseBridge.class);
		this.presence = new PresenceRepository(database, jdbc, PROPERTIES);
		this.search = new FreeDriverSearch(database, jdbc, PROPERTIES);
		this.fleet = new DriverPresence(own, mirror, this.presence, this.grid, Clock.systemUTC());
		this.sync = new PresenceSync(own, mirror, this.presence, new ReplicaRepository(database, jdbc, PROPERTIES));
		this.fleet.replacedConnections().subscribe(this.superseded::add);
		beat();
	}

	UUID id() {
		return this.fleet.replicaId();
	}

	UUID connect(UUID driver) {
		UUID connection = UUID.randomUUID();
		run(this.fleet.connect(driver, connection));
		return connection;
	}

	/** Connects a driver with a position, and writes it to the database. */
	UUID drive(UUID driver, Coordinates place) {
		UUID connection = connect(driver);
		this.fleet.updatePosition(driver, connection, place);
		flush();
		return connection;
	}

	Optional<Coordinates> placeOf(UUID driver) {
		return this.fleet.positionOf(driver).map(DriverPosition::place);
	}

	/** Finds the free drivers in the cell of a place. */
	List<UUID> free(Coordinates place) {
		return free(List.of(this.grid.cellOf(place)), List.of(), place, 10);
	}

	List<UUID> free(Collection<String> cells, Collection<UUID> except, Coordinates near, int limit) {
		return this.search.findNearest(cells, except, near, limit).collectList().block(BOUND);
	}

	/** Whether a driver has been absent for this long. */
	boolean isAbsent(UUID driver, Duration time) {
		return this.fleet.findAbsent(List.of(driver), time).block(BOUND).contains(driver);
	}

	void beat() {
		run(this.sync.heartbeat());
	}

	void flush() {
		run(this.sync.flush());
	}

	void refresh() {
		run(this.sync.refresh());
	}

	void reconcile() {
		run(this.sync.reconcile());
	}

	static void run(Mono<?> work) {
		work.block(BOUND);
	}

}
