package dev.tandem.simulator.driver;

import java.time.Duration;
import java.util.List;

import dev.tandem.ridehailing.client.CityMessage;
import dev.tandem.ridehailing.client.EventStream;
import dev.tandem.ridehailing.client.GatewayClient;
import dev.tandem.ridehailing.client.Place;
import dev.tandem.simulator.base.Backoff;
import dev.tandem.simulator.base.SeededRandom;
import dev.tandem.simulator.base.StopSignal;
import dev.tandem.simulator.city.SurgeMap;
import dev.tandem.simulator.report.Statistics;
import dev.tandem.simulator.report.Statistics.Counter;
import org.jspecify.annotations.Nullable;

/**
 * Subscribes once to the surge for all simulated drivers. When the stream breaks, it
 * subscribes again on the next gateway.
 *
 * @param surge kept up to date; empty while there is no stream
 * @param board receives the drivers of the stream; null for a stream without drivers
 */
public record SurgeSubscriber(GatewayClient client, SurgeMap surge, @Nullable BoardTimes board, Statistics statistics,
		StopSignal stop) {

	private static final Duration POLL_INTERVAL = Duration.ofSeconds(1);

	/** Runs until the simulation stops. */
	public void run() throws InterruptedException {
		Backoff backoff = new Backoff(SeededRandom.of(0, "city watch", 0));
		for (int gateway = 0; !this.stop.isStopped(); gateway++) {
			try (EventStream<CityMessage> stream = this.client.subscribeToCity(gateway, this.board != null)) {
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
				case CityMessage.Drivers drivers -> onMoved(drivers.moved());
				case CityMessage.Ended ended -> {
					this.statistics.count(Counter.RECONNECTS, "city " + ended.how());
					return;
				}
				case null -> {
				}
			}
		}
	}

	private void onMoved(List<CityMessage.Driver> drivers) {
		BoardTimes times = this.board;
		if (times != null) {
			drivers.forEach((driver) -> times.shown(driver.id(), new Place(driver.lat(), driver.lng())));
		}
	}

}
