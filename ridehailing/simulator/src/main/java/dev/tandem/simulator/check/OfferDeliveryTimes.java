package dev.tandem.simulator.check;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * When offers came to drivers, to be compared with when they were made, which only the
 * rider is told.
 */
public final class OfferDeliveryTimes {

	private static final int MAX_ENTRIES = 20_000;

	private final Map<UUID, List<Instant>> received = new LinkedHashMap<>() {

		private static final long serialVersionUID = 1L;

		@Override
		protected boolean removeEldestEntry(Map.Entry<UUID, List<Instant>> eldest) {
			return size() > MAX_ENTRIES;
		}
	};

	/**
	 * An offer has come to its driver.
	 * @param rideId the ride
	 * @param at when
	 */
	public synchronized void received(UUID rideId, Instant at) {
		this.received.computeIfAbsent(rideId, (id) -> new ArrayList<>()).add(at);
	}

	/**
	 * How long the offers of a ride took: each that came belongs to the last one made
	 * before. Needs two clocks that agree, as the gateway's database and the simulator
	 * have on one machine.
	 * @param rideId the ride, whose life is over
	 * @param made when its offers were made, in order
	 * @return the times; of offers to others, as to people, there is none
	 */
	public synchronized List<Duration> taken(UUID rideId, List<Instant> made) {
		List<Instant> came = this.received.remove(rideId);
		List<Duration> times = new ArrayList<>();
		for (Instant at : (came != null) ? came : List.<Instant>of()) {
			made.stream()
				.filter((offered) -> !offered.isAfter(at))
				.reduce((before, after) -> after)
				.ifPresent((offered) -> times.add(Duration.between(offered, at)));
		}
		return times;
	}

}
