package dev.tandem.simulator.driver;

import java.time.Duration;

import dev.tandem.ridehailing.client.CityMessage;
import dev.tandem.ridehailing.client.EventStream;
import dev.tandem.ridehailing.client.GatewayClient;
import dev.tandem.simulator.base.Backoff;
import dev.tandem.simulator.base.SeededRandom;
import dev.tandem.simulator.base.StopSignal;
import dev.tandem.simulator.city.SurgeMap;
import dev.tandem.simulator.report.Statistics;
import dev.tandem.simulator.report.Statistics.Counter;

/**
 * Subscribes once to the surge for all simulated drivers. When the stream breaks, it
 * subscribes again on the next gateway.
 */
public record SurgeSubscriber(GatewayClient client, SurgeMap surge, Statistics statistics, StopSignal stop) {

	private static final Duration POLL_INTERVAL = Duration.ofSeconds(1);

	/** Runs until the simulation stops. */
	public void run() throws InterruptedException {
		Backoff backoff = new Backoff(SeededRandom.of(0, "city watch", 0));
		for (int gateway = 0; !this.stop.isStopped(); gateway++) {
			try (EventStream<CityMessage> stream = this.client.subscribeToCity(gateway)) {
				receive(stream, backoff);
			}
			this.surge.clear();
			this.stop.sleep(backoff.nextDelay());
		}
	}

	private void receive(EventStream<CityMessage> stream, Backoff backoff) throws InterruptedException {
		while (!this.stop.isStopped()) {
			switch (stream.next(POLL_INTERVAL)) {
				case CityMessage.Surge changed -> {
					this.surge.update(changed.byCell());
					backoff.reset();
				}
				case CityMessage.Ended ended -> {
					this.statistics.count(Counter.RECONNECTS, "city " + ended.how());
					return;
				}
				case null -> {
				}
			}
		}
	}

}
