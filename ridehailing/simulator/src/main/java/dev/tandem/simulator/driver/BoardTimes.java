package dev.tandem.simulator.driver;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import dev.tandem.ridehailing.client.Place;
import dev.tandem.simulator.report.Statistics;
import dev.tandem.simulator.report.Statistics.Counter;
import dev.tandem.simulator.report.Statistics.Timer;

/**
 * Times positions until the city's board shows them. A board shows a driver who moved, so
 * a position equal to the one before does not count. Thread-safe.
 */
public final class BoardTimes {

	private final Map<UUID, Sent> latest = new ConcurrentHashMap<>();

	private final Statistics statistics;

	public BoardTimes(Statistics statistics) {
		this.statistics = statistics;
	}

	/** Records a position just before it is sent. The driver's thread calls it. */
	void sent(UUID driverId, Place place) {
		Sent before = this.latest.get(driverId);
		if (before != null && before.place.equals(place)) {
			return;
		}
		Sent replaced = this.latest.put(driverId, new Sent(place, System.nanoTime(), false));
		this.statistics.count(Counter.POSITIONS, "sent");
		if (replaced != null && !replaced.shown) {
			this.statistics.count(Counter.POSITIONS, "never on the board");
		}
	}

	/** Records that a board shows a driver at a place. */
	void shown(UUID driverId, Place place) {
		Sent sent = this.latest.get(driverId);
		if (sent != null && !sent.shown && sent.place.equals(place)
				&& this.latest.replace(driverId, sent, new Sent(place, sent.nanos, true))) {
			this.statistics.recordTime(Timer.BOARD, Duration.ofNanos(System.nanoTime() - sent.nanos));
		}
	}

	private record Sent(Place place, long nanos, boolean shown) {
	}

}
