package dev.tandem.simulator.driver;

import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

import dev.tandem.ridehailing.client.GatewayClient;
import dev.tandem.ridehailing.client.Place;
import dev.tandem.simulator.base.StopSignal;
import dev.tandem.simulator.base.Workers;
import dev.tandem.simulator.city.Cells;
import dev.tandem.simulator.city.SurgeMap;
import dev.tandem.simulator.fake.FakeGateway;
import dev.tandem.simulator.fake.FakeGateway.Fault;
import dev.tandem.simulator.report.Statistics;
import dev.tandem.simulator.report.Statistics.Counter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(60)
class SurgeSubscriberTests {

	private static final Place SURGING = Cells.centre(FakeGateway.SURGING_CELL);

	private final SurgeMap surge = new SurgeMap();

	private final Statistics statistics = new Statistics();

	private final StopSignal stop = new StopSignal();

	@Test
	void brokenStreamReconnectsToAnotherGatewayAndClearsTheSurge() throws InterruptedException {
		Workers workers = new Workers((fault) -> this.stop.stop());
		try (FakeGateway first = new FakeGateway(Fault.NONE);
				FakeGateway second = new FakeGateway(Fault.NONE);
				GatewayClient client = new GatewayClient(List.of(first.address(), second.address()))) {
			SurgeSubscriber watch = new SurgeSubscriber(client, this.surge, null, this.statistics, this.stop);
			workers.start(watch::run);
			await(this::isSurging);
			first.breakConnections();
			await(() -> !this.statistics.counts(Counter.RECONNECTS).isEmpty());
			await(this::isSurging);
			this.stop.stop();
			workers.stop(Duration.ofSeconds(5));
		}
		assertThat(isSurging()).isFalse();
		assertThat(this.statistics.counts(Counter.RECONNECTS)).containsOnlyKeys("city lost");
	}

	private boolean isSurging() {
		return this.surge.mostAttractive(SURGING, 0).isPresent();
	}

	private static void await(BooleanSupplier condition) throws InterruptedException {
		while (!condition.getAsBoolean()) {
			Thread.sleep(5);
		}
	}

}
