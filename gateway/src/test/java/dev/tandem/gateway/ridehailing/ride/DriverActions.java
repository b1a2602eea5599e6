package dev.tandem.gateway.ridehailing.ride;

import java.time.Duration;
import java.util.UUID;

import dev.tandem.gateway.ridehailing.ride.RideService.OfferOutcome;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What one driver does to rides, without a socket, and what the dispatcher does for the
 * driver.
 */
final class DriverActions {

	private static final Duration BOUND = Duration.ofSeconds(5);

	private static final Duration VALIDITY = Duration.ofMinutes(1);

	private final RideService rides;

	private final UUID driver;

	DriverActions(RideService rides, UUID driver) {
		this.rides = rides;
		this.driver = driver;
	}

	/** Offers the ride to the driver, and returns the offer's id. */
	UUID offer(String ride) {
		assertThat(get(this.rides.offer(find(ride), this.driver, VALIDITY))).isEqualTo(OfferOutcome.OFFERED);
		return find(ride).offer().id();
	}

	void accept(UUID offer) {
		get(this.rides.accept(this.driver, offer));
	}

	void progress(String ride, RideState... states) {
		for (RideState state : states) {
			get(this.rides.progress(this.driver, UUID.fromString(ride), state));
		}
	}

	/** Ends the search for a driver. */
	void endSearch(String ride) {
		get(this.rides.changeAsRead(find(ride), RideCommand.END_SEARCH));
	}

	private Ride find(String ride) {
		return get(this.rides.find(UUID.fromString(ride)));
	}

	private static <T> T get(Mono<T> mono) {
		return mono.blockOptional(BOUND).orElseThrow();
	}

}
