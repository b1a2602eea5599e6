package dev.tandem.gateway.ridehailing.fleet;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.tandem.gateway.platform.persistence.DatabaseBridge;
import dev.tandem.gateway.ridehailing.city.CellGrid;
import dev.tandem.gateway.ridehailing.city.Coordinates;
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

	final PresenceStore store;

	final List<UUID> superseded = new CopyOnWriteArrayList<>();

	TestReplica(RidehailingGateway gateway) {
		JdbcClient jdbc = gateway.bean(JdbcClient.class);
		LocalDrivers own = new LocalDrivers();
		RemoteDrivers mirror = new RemoteDrivers(PROPERTIES);
		ReplacedConnections replacedConnections = new ReplacedConnections();
		this.store = new PresenceStore(gateway.bean(DatabaseBridge.class), new PresenceRepository(jdbc),
				new ReplicaRepository(jdbc), new DriverAvailabilityRepository(jdbc, PROPERTIES), PROPERTIES);
		this.fleet = new ReplicatedPresence(own, mirror, replacedConnections, this.store, gateway.bean(CellGrid.class),
				Clock.systemUTC());
		this.sync = new PresenceSync(own, mirror, replacedConnections, this.store);
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
