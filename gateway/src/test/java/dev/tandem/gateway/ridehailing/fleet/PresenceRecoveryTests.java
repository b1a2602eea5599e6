package dev.tandem.gateway.ridehailing.fleet;

import java.time.Duration;
import java.util.UUID;

import dev.tandem.gateway.ridehailing.city.Coordinates;
import dev.tandem.gateway.ridehailing.testing.RidehailingExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What replicas write again after rows are lost or could not be written.
 */
class PresenceRecoveryTests {

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
	void lostTableIsWrittenAgain() {
		this.here.drive(this.driver, TIMES_SQUARE);
		UUID silent = UUID.randomUUID();
		this.here.connect(silent);
		this.there.refresh();
		this.rows.truncate();
		this.there.beat();
		assertThat(this.there.isAbsent(this.driver, Duration.ZERO)).isFalse();
		this.here.beat();
		this.here.flush();
		this.there.refresh();
		assertThat(this.there.placeOf(this.driver)).contains(TIMES_SQUARE);
		assertThat(this.rows.isConnected(silent)).isTrue();
		assertThat(this.here.superseded).isEmpty();
	}

	@Test
	void driverWithoutARowIsAbsentAfterAllReplicasHadTimeToWrite() {
		assertThat(this.there.isAbsent(this.driver, Duration.ofMinutes(3))).isFalse();
		this.rows.ageReplicas(Duration.ofMinutes(4));
		assertThat(this.there.isAbsent(this.driver, Duration.ofMinutes(3))).isTrue();
	}

	@Test
	void latestPositionIsWrittenAfterAnOutage() {
		UUID connection = this.here.drive(this.driver, TIMES_SQUARE);
		this.rows.whileUnreachable(() -> {
			this.here.fleet.updatePosition(this.driver, connection, new Coordinates(40.7, -74));
			assertThatExceptionOfType(RuntimeException.class).isThrownBy(this.here::flush);
			this.here.fleet.updatePosition(this.driver, connection, GRAND_CENTRAL);
		});
		this.here.flush();
		this.there.refresh();
		assertThat(this.there.placeOf(this.driver)).contains(GRAND_CENTRAL);
	}

	@Test
	void departureThatCouldNotBeWrittenIsWrittenLater() {
		UUID connection = this.here.drive(this.driver, TIMES_SQUARE);
		this.rows.whileUnreachable(() -> TestReplica.run(this.here.fleet.disconnect(this.driver, connection)));
		assertThat(this.rows.isConnected(this.driver)).isTrue();
		this.here.flush();
		assertThat(this.rows.isConnected(this.driver)).isFalse();
	}

	@Test
	void socketThatNoReplicaHoldsIsRemoved() {
		UUID held = UUID.randomUUID();
		this.here.connect(held);
		TestReplica.run(this.here.presence.connect(this.driver, UUID.randomUUID(), this.here.id()));
		this.here.reconcile();
		this.here.flush();
		assertThat(this.rows.isConnected(this.driver)).isFalse();
		assertThat(this.rows.isConnected(held)).isTrue();
	}

	@Test
	void missingRowIsWrittenAgain() {
		this.here.connect(this.driver);
		this.rows.deleteDrivers();
		this.here.reconcile();
		this.here.flush();
		assertThat(this.rows.isConnected(this.driver)).isTrue();
	}

}
