package dev.tandem.gateway.ridehailing.fleet;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import dev.tandem.gateway.ridehailing.city.CellGrid;
import dev.tandem.gateway.ridehailing.city.Coordinates;
import dev.tandem.gateway.ridehailing.testing.RidehailingExtension;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

class DriverPresenceTests {

	private static final Coordinates TIMES_SQUARE = new Coordinates(40.758, -73.9855);

	private static final Coordinates GRAND_CENTRAL = new Coordinates(40.7527, -73.9772);

	/** The gateway's own periodic tasks do not run during the test. */
	@RegisterExtension
	static final RidehailingExtension stack = new RidehailingExtension("tandem.fleet.flush=1h",
			"tandem.fleet.heartbeat=1h", "tandem.fleet.dead-after=2h", "tandem.fleet.reconcile=1h");

	private final UUID driver = UUID.randomUUID();

	private final PresenceRows rows = new PresenceRows(stack.database());

	private TestReplica here;

	private TestReplica there;

	@BeforeEach
	void startTwoReplicas() {
		this.here = new TestReplica(stack.gateway());
		this.there = new TestReplica(stack.gateway());
	}

	@AfterEach
	void removeDrivers() {
		this.rows.truncate();
	}

	@Test
	void driverIsVisibleLocallyAtOnceAndRemotelyWithTheNextBatch() {
		UUID connection = this.here.connect(this.driver);
		this.here.fleet.updatePosition(this.driver, connection, TIMES_SQUARE);
		assertThat(this.here.placeOf(this.driver)).contains(TIMES_SQUARE);
		this.there.refresh();
		assertThat(this.there.placeOf(this.driver)).isEmpty();
		this.here.flush();
		this.there.refresh();
		DriverPosition seen = this.there.fleet.positionOf(this.driver).orElseThrow();
		assertThat(seen).isEqualTo(this.here.fleet.positionOf(this.driver).orElseThrow());
		assertThat(seen.replicaId()).isEqualTo(this.here.id());
		assertThat(this.there.fleet.positions()).containsExactly(seen);
		assertThat(this.there.fleet.liveReplicas()).contains(this.here.id(), this.there.id());
	}

	@Test
	void driverWithoutAPositionIsNotListed() {
		this.here.connect(this.driver);
		this.here.flush();
		this.there.refresh();
		assertThat(this.here.placeOf(this.driver)).isEmpty();
		assertThat(this.there.placeOf(this.driver)).isEmpty();
		assertThat(this.there.free(TIMES_SQUARE)).isEmpty();
	}

	@Test
	void disconnectedDriverIsGoneOnAllReplicas() {
		UUID connection = this.here.drive(this.driver, TIMES_SQUARE);
		this.there.refresh();
		assertThat(this.there.free(TIMES_SQUARE)).containsExactly(this.driver);
		TestReplica.run(this.here.fleet.disconnect(this.driver, connection));
		this.there.refresh();
		assertThat(this.here.placeOf(this.driver)).isEmpty();
		assertThat(this.there.placeOf(this.driver)).isEmpty();
		assertThat(this.there.free(TIMES_SQUARE)).isEmpty();
		assertThat(this.there.isAbsent(this.driver, Duration.ZERO)).isTrue();
		assertThat(this.there.isAbsent(this.driver, Duration.ofSeconds(30))).isFalse();
	}

	@Test
	void newerSocketOnTheSameReplicaReplacesTheOlder() {
		UUID older = this.here.drive(this.driver, TIMES_SQUARE);
		UUID newer = this.here.connect(this.driver);
		assertThat(this.here.superseded).containsExactly(older);
		this.here.fleet.updatePosition(this.driver, older, TIMES_SQUARE);
		assertThat(this.here.placeOf(this.driver)).isEmpty();
		TestReplica.run(this.here.fleet.disconnect(this.driver, older));
		this.here.fleet.updatePosition(this.driver, newer, GRAND_CENTRAL);
		this.here.flush();
		this.there.refresh();
		assertThat(this.there.placeOf(this.driver)).contains(GRAND_CENTRAL);
	}

	@Test
	void newerSocketOnAnotherReplicaReplacesTheOlderAfterTheNotification() {
		UUID older = this.here.drive(this.driver, TIMES_SQUARE);
		UUID newer = this.there.drive(this.driver, GRAND_CENTRAL);
		assertThat(this.here.sync.onConnectionNotification(this.driver + " " + newer)).isTrue();
		this.here.flush();
		assertThat(this.here.superseded).containsExactly(older);
		assertThat(this.there.superseded).isEmpty();
		this.here.refresh();
		assertThat(this.here.placeOf(this.driver)).contains(GRAND_CENTRAL);
	}

	@Test
	void lateNotificationReplacesNoSocket() {
		UUID older = this.here.connect(this.driver);
		UUID newer = this.there.connect(this.driver);
		assertThat(this.there.sync.onConnectionNotification(this.driver + " " + newer)).isFalse();
		assertThat(this.there.sync.onConnectionNotification(this.driver + " " + older)).isTrue();
		this.there.flush();
		assertThat(this.there.superseded).isEmpty();
	}

	@Test
	void newerSocketOnAnotherReplicaReplacesTheOlderWithTheNextBatchWithoutNotification() {
		UUID older = this.here.drive(this.driver, TIMES_SQUARE);
		this.there.drive(this.driver, GRAND_CENTRAL);
		this.here.fleet.updatePosition(this.driver, older, TIMES_SQUARE);
		this.here.flush();
		assertThat(this.here.superseded).containsExactly(older);
		this.here.refresh();
		assertThat(this.here.placeOf(this.driver)).contains(GRAND_CENTRAL);
	}

	@Test
	void notificationOfANewerSocketReachesTheOldersReplica() {
		DriverPresence gateway = stack.gateway().bean(DriverPresence.class);
		UUID older = UUID.randomUUID();
		List<UUID> superseded = new CopyOnWriteArrayList<>();
		gateway.replacedConnections().subscribe(superseded::add);
		TestReplica.run(gateway.connect(this.driver, older));
		this.there.connect(this.driver);
		Awaitility.await().atMost(TestReplica.BOUND).untilAsserted(() -> assertThat(superseded).containsExactly(older));
	}

	@Test
	void driversOfADeadReplicaAreNotListed() {
		this.here.drive(this.driver, TIMES_SQUARE);
		this.there.refresh();
		assertThat(this.there.placeOf(this.driver)).contains(TIMES_SQUARE);
		this.rows.ageHeartbeat(this.here.id(), Duration.ofMinutes(2));
		this.there.refresh();
		assertThat(this.there.placeOf(this.driver)).isEmpty();
		assertThat(this.there.fleet.positions()).isEmpty();
		assertThat(this.there.fleet.liveReplicas()).doesNotContain(this.here.id());
		assertThat(this.there.free(TIMES_SQUARE)).isEmpty();
		assertThat(this.there.isAbsent(this.driver, Duration.ZERO)).isTrue();
		assertThat(this.there.isAbsent(this.driver, Duration.ofMinutes(3))).isFalse();
		this.here.beat();
		this.there.refresh();
		assertThat(this.there.placeOf(this.driver)).contains(TIMES_SQUARE);
		assertThat(this.there.isAbsent(this.driver, Duration.ZERO)).isFalse();
	}

	@Test
	void replicaThatShutsDownRemovesItsDriversAtOnce() {
		this.here.drive(this.driver, TIMES_SQUARE);
		TestReplica.run(this.here.sync.leave());
		this.there.refresh();
		assertThat(this.there.placeOf(this.driver)).isEmpty();
		assertThat(this.there.fleet.liveReplicas()).doesNotContain(this.here.id());
		assertThat(this.there.isAbsent(this.driver, Duration.ZERO)).isTrue();
		assertThat(this.there.isAbsent(this.driver, Duration.ofSeconds(30))).isFalse();
	}

	@Test
	void syncReturnsItsDatabaseConnections() {
		this.here.connect(this.driver);
		for (int round = 0; round < 20; round++) {
			this.here.beat();
			this.here.flush();
			this.here.refresh();
			this.here.reconcile();
		}
		HikariPoolMXBean pool = stack.gateway().bean(HikariDataSource.class).getHikariPoolMXBean();
		Awaitility.await().atMost(TestReplica.BOUND).until(() -> pool.getActiveConnections() == 0);
	}

	@Test
	void freeDriversAreOrderedNearestFirstWithoutTheExcluded() {
		UUID near = UUID.randomUUID();
		UUID excepted = UUID.randomUUID();
		this.here.drive(this.driver, GRAND_CENTRAL);
		this.there.drive(near, new Coordinates(40.7581, -73.9855));
		this.here.drive(excepted, TIMES_SQUARE);
		CellGrid grid = stack.gateway().bean(CellGrid.class);
		List<String> cells = grid.disk(grid.cellOf(TIMES_SQUARE), 3);
		assertThat(this.here.free(cells, List.of(excepted), TIMES_SQUARE, 10)).containsExactly(near, this.driver);
		assertThat(this.here.free(cells, List.of(), TIMES_SQUARE, 1)).containsExactly(excepted);
	}

}
