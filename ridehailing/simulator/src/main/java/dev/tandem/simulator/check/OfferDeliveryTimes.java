package dev.tandem.simulator.check;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * When offers arrived at drivers. Only the rider's stream has when they were made.
 * Thread-safe.
 */
public final class OfferDeliveryTimes {

	private final Map<UUID, List<Instant>> received = new DriverClaims.Recent<>();

	/** Records the arrival of an offer at its driver. */
	public synchronized void received(UUID rideId, Instant at) {
		this.received.computeIfAbsent(rideId, (id) -> new ArrayList<>()).add(at);
	}

	/**
	 * Returns the delivery times of a ride's offers: each arrival belongs to the latest
	 * offer before it. The clocks of database and simulator must agree, as they do on one
	 * machine.
	 * @param rideId the ride, which has ended
	 * @param made when its offers were made, in order
	 * @return the times of the offers to simulated drivers; offers to people have none
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
