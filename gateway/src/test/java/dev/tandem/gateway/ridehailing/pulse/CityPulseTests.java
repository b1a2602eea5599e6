package dev.tandem.gateway.ridehailing.pulse;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;

import dev.tandem.gateway.platform.id.UuidV7;
import dev.tandem.gateway.ridehailing.city.CellGrid;
import dev.tandem.gateway.ridehailing.city.Coordinates;
import dev.tandem.gateway.ridehailing.city.SupplyBaseline;
import dev.tandem.gateway.ridehailing.fleet.DriverPosition;
import dev.tandem.gateway.ridehailing.fleet.DriverPresence;
import dev.tandem.gateway.ridehailing.pulse.CityPulse.CellPulse;
import dev.tandem.gateway.ridehailing.testing.FakeMlService;
import dev.tandem.gateway.ridehailing.testing.RidehailingExtension;
import io.grpc.Status;
import org.assertj.core.data.Offset;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

class CityPulseTests {

	private static final Coordinates TIMES_SQUARE = new Coordinates(40.758, -73.9855);

	private static final Offset<Double> ROUNDED = Offset.offset(1e-9);

	@RegisterExtension
	static final RidehailingExtension stack = new RidehailingExtension("tandem.pulse.interval=50ms",
			"tandem.fleet.flush=20ms", "tandem.pulse.full-fleet=2");

	private final CityPulses pulses = stack.gateway().bean(CityPulses.class);

	private final CellGrid grid = stack.gateway().bean(CellGrid.class);

	private final SupplyBaseline baseline = stack.gateway().bean(SupplyBaseline.class);

	private final DriverPresence fleet = stack.gateway().bean(DriverPresence.class);

	private final List<Socket> sockets = new ArrayList<>();

	private final String cell = this.grid.cellOf(TIMES_SQUARE);

	@AfterEach
	void clear() {
		this.fleet.positions().forEach(this::leave);
		await(() -> this.fleet.positions().isEmpty());
	}

	@Test
	void pulseHasEveryCellOfTheCity() {
		CityPulse pulse = next();
		assertThat(pulse.cells().keySet()).isEqualTo(this.baseline.cells());
		assertThat(pulse.modelVersion()).isEqualTo(FakeMlService.MODEL_VERSION);
		assertThat(pulse.cells().values()).allSatisfy((each) -> assertThat(each.surge()).isBetween(1.0, 3.0));
	}

	@Test
	void pulseNumbersIncrease() {
		CityPulse first = next();
		CityPulse second = next();
		assertThat(second.number()).isGreaterThan(first.number());
		assertThat(second.at()).isAfter(first.at());
	}

	@Test
	void demandRaisesSurge() {
		int before = next().cells().get(this.cell).demand();
		online(2, new Coordinates(40.58, -74.15));
		stack.gateway().quote();
		await(() -> next().cells().get(this.cell).demand() > before);
		CellPulse now = next().cells().get(this.cell);
		assertThat(now.supply()).isZero();
		assertThat(now.surge()).isEqualTo(FakeMlService.SURGE);
	}

	@Test
	void driverServesTheirCellAndItsNeighbours() {
		online(2, TIMES_SQUARE);
		await(() -> next().cells().get(this.cell).supply() == 2);
		CityPulse pulse = next();
		assertThat(this.grid.disk(this.cell, 1)).filteredOn((other) -> !other.equals(this.cell))
			.filteredOn(this.baseline.cells()::contains)
			.isNotEmpty()
			.allSatisfy((neighbour) -> assertThat(pulse.cells().get(neighbour).supply()).isEqualTo(2));
		assertThat(pulse.cells().values().stream().filter((each) -> each.supply() > 0).count()).isLessThanOrEqualTo(7);
		assertThat(pulse.rates().driversOnline()).isEqualTo(2);
		assertThat(pulse.rates().driversFree()).isEqualTo(2);
	}

	@Test
	void baselineReplacesDriversWhoAreNotConnected() {
		assertThat(next().cells().get(this.cell).supply()).isCloseTo(ordinary(), ROUNDED);
		online(1, TIMES_SQUARE);
		await(() -> next().rates().driversOnline() == 1);
		assertThat(next().cells().get(this.cell).supply()).isCloseTo(1 + ordinary() / 2, ROUNDED);
	}

	@Test
	void quoteUsesTheSupplyOfThePulse() {
		online(3, TIMES_SQUARE);
		await(() -> next().cells().get(this.cell).supply() == 3);
		stack.gateway().quote();
		assertThat(stack.mlService().rides().getLast().getMarket().getAvailableSupply()).isEqualTo(3);
	}

	@Test
	void surgeOutlastsOneFailureOfTheModelAndEndsAfterSeveral() {
		next();
		stack.mlService().fails(Status.UNAVAILABLE);
		assertThat(next().modelVersion()).isEqualTo(FakeMlService.MODEL_VERSION);
		await(() -> next().modelVersion() == null);
		assertThat(next().cells().values()).allSatisfy((each) -> assertThat(each.surge()).isEqualTo(1));
		stack.mlService().reset();
		await(() -> next().modelVersion() != null);
	}

	@Test
	void oldPulseIsReplacedByTheBaseline() {
		CityPulses market = stack.gateway().bean(CityPulses.class);
		online(2, TIMES_SQUARE);
		await(() -> next().cells().get(this.cell).supply() == 2);
		Instant now = Clock.systemUTC().instant();
		assertThat(market.forCell(this.cell, now)).isEqualTo(2);
		Instant later = now.plus(Duration.ofMinutes(1));
		assertThat(market.forCell(this.cell, later)).isEqualTo(this.baseline.driversIn(this.cell, later));
	}

	private CityPulse next() {
		long known = this.pulses.latest().map(CityPulse::number).orElse(0L);
		await(() -> this.pulses.latest().map(CityPulse::number).orElse(0L) > known + 1);
		return this.pulses.latest().orElseThrow();
	}

	private double ordinary() {
		return this.baseline.driversIn(this.cell, this.pulses.latest().orElseThrow().at());
	}

	private void online(int count, Coordinates place) {
		for (int i = 0; i < count; i++) {
			UUID driver = UUID.randomUUID();
			UUID connection = UuidV7.next();
			this.fleet.connect(driver, connection).block(Duration.ofSeconds(5));
			this.fleet.updatePosition(driver, connection, place);
			this.sockets.add(new Socket(driver, connection));
		}
	}

	private void leave(DriverPosition driver) {
		this.sockets.stream()
			.filter((socket) -> socket.driver().equals(driver.driverId()))
			.forEach((socket) -> this.fleet.disconnect(socket.driver(), socket.connection())
				.block(Duration.ofSeconds(5)));
	}

	private static void await(Callable<Boolean> fact) {
		Awaitility.await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(10)).until(fact);
	}

	private record Socket(UUID driver, UUID connection) {
	}

}
