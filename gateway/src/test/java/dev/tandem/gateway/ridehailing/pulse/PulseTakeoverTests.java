package dev.tandem.gateway.ridehailing.pulse;

import java.time.Duration;
import java.util.NoSuchElementException;
import java.util.UUID;
import java.util.concurrent.Callable;

import dev.tandem.gateway.platform.id.UuidV7;
import dev.tandem.gateway.platform.persistence.AdvisoryLockLeadership;
import dev.tandem.gateway.platform.testing.DatabaseProxy;
import dev.tandem.gateway.platform.testing.TestDatabase;
import dev.tandem.gateway.ridehailing.city.CellGrid;
import dev.tandem.gateway.ridehailing.city.Coordinates;
import dev.tandem.gateway.ridehailing.fleet.DriverPresence;
import dev.tandem.gateway.ridehailing.testing.FakeMlService;
import dev.tandem.gateway.ridehailing.testing.RidehailingGateway;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two replicas with one driver each, of which the pulse's leader is lost.
 */
@Timeout(120)
class PulseTakeoverTests {

	private static final Duration BOUND = Duration.ofSeconds(20);

	private static final Coordinates TIMES_SQUARE = new Coordinates(40.758, -73.9855);

	private static final String[] SETTINGS = { "tandem.pulse.interval=50ms", "tandem.pulse.full-fleet=1",
			"tandem.fleet.flush=50ms", "tandem.fleet.heartbeat=200ms", "tandem.fleet.dead-after=2s",
			"logging.level.dev.tandem.gateway.platform.persistence=error",
			"logging.level.dev.tandem.gateway.ridehailing.fleet=error" };

	private final TestDatabase database = TestDatabase.create();

	private final DatabaseProxy proxy = new DatabaseProxy(this.database);

	private final FakeMlService mlService = new FakeMlService();

	private final RidehailingGateway leader = leading(
			RidehailingGateway.on(this.proxy, this.mlService.port(), SETTINGS));

	private final RidehailingGateway other = RidehailingGateway.on(this.database, this.mlService.port(), SETTINGS);

	private final String cell = this.other.bean(CellGrid.class).cellOf(TIMES_SQUARE);

	@BeforeEach
	void agree() {
		drive(this.leader);
		drive(this.other);
		await(() -> supply(this.leader) == 2 && supply(this.other) == 2);
		await(() -> latest(this.leader).equals(latest(this.other)));
		assertThat(isLeader(this.other)).as("another replica leads already").isFalse();
	}

	@AfterEach
	void close() {
		this.leader.close();
		this.other.close();
		this.proxy.close();
		this.mlService.close();
		this.database.close();
	}

	@Test
	void pulseContinuesWithoutTheDeadLeaderAndItsDrivers() {
		this.proxy.close();
		assertTakenOver();
		assertThat(isLeader(this.leader)).as("a replica without a connection does not lead").isFalse();
	}

	@Test
	void pulseContinuesAfterTheLeadersShutdown() {
		this.leader.close();
		assertTakenOver();
	}

	private void assertTakenOver() {
		long number = latest(this.other).number();
		await(() -> isLeader(this.other) && latest(this.other).number() > number + 3);
		await(() -> supply(this.other) == 1);
		assertThat(latest(this.other).rates().driversOnline()).isOne();
		await(() -> FakeMlService.MODEL_VERSION.equals(latest(this.other).modelVersion()));
	}

	private static RidehailingGateway leading(RidehailingGateway gateway) {
		await(() -> isLeader(gateway));
		return gateway;
	}

	private static boolean isLeader(RidehailingGateway gateway) {
		return gateway.bean(AdvisoryLockLeadership.class).isLeader("city-pulse");
	}

	private static CityPulse latest(RidehailingGateway gateway) {
		return gateway.bean(CityPulses.class).latest().orElseThrow();
	}

	private double supply(RidehailingGateway gateway) {
		return latest(gateway).cells().get(this.cell).supply();
	}

	private static void drive(RidehailingGateway gateway) {
		UUID driver = UUID.randomUUID();
		UUID connection = UuidV7.next();
		DriverPresence fleet = gateway.bean(DriverPresence.class);
		fleet.connect(driver, connection).block(BOUND);
		fleet.updatePosition(driver, connection, TIMES_SQUARE);
	}

	private static void await(Callable<Boolean> fact) {
		Awaitility.await()
			.atMost(BOUND)
			.pollInterval(Duration.ofMillis(10))
			.ignoreException(NoSuchElementException.class)
			.until(fact);
	}

}
