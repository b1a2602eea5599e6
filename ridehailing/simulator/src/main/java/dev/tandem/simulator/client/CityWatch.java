package dev.tandem.simulator.client;

import java.time.Duration;

import dev.tandem.simulator.base.Backoff;
import dev.tandem.simulator.base.Chance;
import dev.tandem.simulator.base.StopSignal;
import dev.tandem.simulator.city.SurgeMap;
import dev.tandem.simulator.report.Statistics;
import dev.tandem.simulator.report.Tally;

/**
 * The one connection by which all simulated drivers see the surge; when it breaks, it is
 * opened again on the next gateway.
 */
public final class CityWatch {

	private static final Duration LOOK_UP = Duration.ofSeconds(1);

	private final GatewayClient client;

	private final SurgeMap surge;

	private final Statistics statistics;

	private final StopSignal stop;

	private final Backoff backoff = new Backoff(Chance.of(0, "city watch", 0));

	/**
	 * Prepares it.
	 * @param client the public API
	 * @param surge kept as the stream tells it; empty while there is none
	 * @param statistics counts broken streams
	 * @param stop when to stop
	 */
	public CityWatch(GatewayClient client, SurgeMap surge, Statistics statistics, StopSignal stop) {
		this.client = client;
		this.surge = surge;
		this.statistics = statistics;
		this.stop = stop;
	}

	/**
	 * Watches until the simulation stops.
	 * @throws InterruptedException when interrupted
	 */
	public void live() throws InterruptedException {
		for (int gateway = 0; !this.stop.given(); gateway++) {
			try (EventStream<CitySignal> stream = this.client.watchCity(gateway)) {
				watch(stream);
			}
			this.surge.clear();
			this.stop.pause(this.backoff.next());
		}
	}

	private void watch(EventStream<CitySignal> stream) throws InterruptedException {
		while (!this.stop.given()) {
			switch (stream.next(LOOK_UP)) {
				case CitySignal.Surge news -> {
					this.surge.update(news.byCell());
					this.backoff.reset();
				}
				case CitySignal.Ended ended -> {
					this.statistics.count(Tally.RECONNECTS, "city " + ended.how());
					return;
				}
				case null -> {
				}
			}
		}
	}

}
