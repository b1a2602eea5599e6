package dev.tandem.simulator;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import dev.tandem.simulator.base.StopSignal;
import dev.tandem.simulator.city.CityHour;
import dev.tandem.simulator.fake.FakeGateway;
import dev.tandem.simulator.fake.FakeGateway.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(90)
class SimulationTests {

	/** No test takes that long: each one stops when it has seen what it waits for. */
	private static final Duration MAX_DURATION = Duration.ofSeconds(60);

	private final List<String> lines = new CopyOnWriteArrayList<>();

	private final StopSignal stop = new StopSignal();

	@Test
	void ridesAreCompletedAndEveryInvariantHolds() throws InterruptedException {
		try (FakeGateway gateway = new FakeGateway(Fault.NONE)) {
			boolean held = simulate(gateway, this::stopAtTheFirstCompletedRide);
			assertThat(held).as(String.join("\n", this.lines)).isTrue();
		}
		assertThat(this.lines).anyMatch((line) -> line.startsWith("rides ") && line.contains(" completed"))
			.anyMatch((line) -> line.startsWith("offers ") && line.contains(" accepted"))
			.anyMatch((line) -> line.matches("quote +[1-9].*"))
			.anyMatch((line) -> line.matches("time to match +[1-9].*"))
			.anyMatch((line) -> line.matches("offer delivery +[1-9].*"))
			.last()
			.asString()
			.isEqualTo("Every invariant held.");
	}

	@Test
	void brokenConnectionsAreToleratedAndCounted() throws InterruptedException {
		try (FakeGateway gateway = new FakeGateway(Fault.NONE)) {
			AtomicBoolean broken = new AtomicBoolean();
			boolean held = simulate(gateway, (line) -> {
				if (broken.get()) {
					stopAtTheFirstCompletedRide(line);
					return;
				}
				this.lines.add(line);
				if (line.contains("accepted")) {
					broken.set(true);
					gateway.breakConnections();
				}
			});
			assertThat(broken).isTrue();
			assertThat(held).as(String.join("\n", this.lines)).isTrue();
		}
		assertThat(this.lines).anyMatch((line) -> line.matches("reconnects .*driver .*"))
			.anyMatch((line) -> line.startsWith("rides ") && line.contains(" completed"));
	}

	@ParameterizedTest
	@CsvSource({ "DEARER,a ride costs what its quote says", "GAP,a rider's stream has numbers 1..n",
			"TWO_RIDES,a driver has at most one open offer or one ride",
			"FORGETS_KEYS,the same Idempotency-Key returns the same ride" })
	void faultOfTheGatewayIsNamed(Fault fault, String invariant) throws InterruptedException {
		try (FakeGateway gateway = new FakeGateway(fault)) {
			assertThat(simulate(gateway, this::stopAtTheFirstFault)).isFalse();
		}
		assertThat(this.lines).anyMatch((line) -> line.matches("Broken \\d+ times: .*") && line.contains(invariant));
	}

	@Test
	void stopsWhileItWaitsForAGateway() throws InterruptedException {
		FakeGateway gateway = new FakeGateway(Fault.NONE);
		gateway.close();
		boolean held = simulate(gateway, (line) -> {
			this.lines.add(line);
			this.stop.stop();
		});
		assertThat(held).isTrue();
		assertThat(this.lines).first().asString().startsWith("Waiting for a gateway");
	}

	@Test
	void measurementHasEveryDriverAtOnceAndReportsInJson() throws InterruptedException {
		try (FakeGateway gateway = new FakeGateway(Fault.NONE)) {
			Settings settings = settings(gateway);
			settings.hour = CityHour.parse("fri-18");
			settings.measure = Duration.ofSeconds(2);
			settings.boards = 2;
			settings.json = true;
			assertThat(new Simulation(settings, this.stop, this::stopOnceAllAreOnline).run()).isTrue();
		}
		assertThat(this.lines).allMatch((line) -> line.startsWith("{"))
			.anyMatch((line) -> line.contains("\"driversOnline\":30,"))
			.last()
			.asString()
			.contains("\"sent\":")
			.doesNotContain("\"FAILURES\":{\"");
	}

	private void stopOnceAllAreOnline(String line) {
		this.lines.add(line);
		if (line.contains("\"driversOnline\":30,") && line.contains("\"sent\":")) {
			this.stop.stop();
		}
	}

	private void stopAtTheFirstCompletedRide(String line) {
		this.lines.add(line);
		if (line.contains(" completed")) {
			this.stop.stop();
		}
	}

	private void stopAtTheFirstFault(String line) {
		this.lines.add(line);
		if (line.startsWith("BROKEN")) {
			this.stop.stop();
		}
	}

	private boolean simulate(FakeGateway gateway, Consumer<String> printer) throws InterruptedException {
		return new Simulation(settings(gateway), this.stop, printer).run();
	}

	private static Settings settings(FakeGateway gateway) {
		Settings settings = new Settings();
		settings.gateways = List.of(gateway.address());
		settings.drivers = 30;
		settings.ridesPerMinute = 600.0;
		settings.speed = 100;
		settings.duration = MAX_DURATION;
		settings.drain = Duration.ZERO;
		settings.reportEvery = Duration.ofMillis(500);
		return settings;
	}

}
