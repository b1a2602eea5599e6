package dev.tandem.gateway.ridehailing.fleet;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.tandem.gateway.platform.persistence.DatabaseBridge;
import dev.tandem.gateway.ridehailing.city.CellGrid;
import dev.tandem.gateway.ridehailing.city.Coordinates;
import dev.tandem.gateway.testing.RunningGateway;
import reactor.core.publisher.Mono;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One replica's fleet, whose rounds happen when the test says so.
 */
final class TestReplica {

	static final Duration BOUND = Duration.ofSeconds(10);

	private static final FleetProperties PROPERTIES = new FleetProperties(Duration.ofMillis(500), Duration.ofSeconds(1),
			Duration.ofMinutes(1), Duration.ofSeconds(10));

	final DriverPresence fleet;

	final PresenceSync rounds;

	final PresenceStore store;

	final List<UUID> superseded = new CopyOnWriteArrayList<>();

	TestReplica(RunningGateway gateway) {
		JdbcClient jdbc = gateway.bean(JdbcClient.class);
		LocalDrivers own = new LocalDrivers();
		RemoteDrivers mirror = new RemoteDrivers(PROPERTIES);
		ReplacedConnections supersessions = new ReplacedConnections();
		this.store = new PresenceStore(gateway.bean(DatabaseBridge.class), new PresenceRepository(jdbc),
				new ReplicaRepository(jdbc), new DriverAvailabilityRepository(jdbc, PROPERTIES), PROPERTIES);
		this.fleet = new ReplicatedPresence(own, mirror, supersessions, this.store, gateway.bean(CellGrid.class),
				Clock.systemUTC());
		this.rounds = new PresenceSync(own, mirror, supersessions, this.store);
		this.fleet.superseded().subscribe(this.superseded::add);
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

	/** A driver who is connected and somewhere, and of whom all may know. */
	UUID drive(UUID driver, Coordinates place) {
		UUID connection = connect(driver);
		this.fleet.moved(driver, connection, place);
		flush();
		return connection;
	}

	void beat() {
		run(this.rounds.beat());
	}

	void flush() {
		run(this.rounds.flush());
	}

	void refresh() {
		run(this.rounds.refresh());
	}

	void reconcile() {
		run(this.rounds.reconcile());
	}

	static void run(Mono<?> work) {
		work.block(BOUND);
	}

}
