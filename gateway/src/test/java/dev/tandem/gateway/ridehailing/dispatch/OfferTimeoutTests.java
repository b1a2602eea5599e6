package dev.tandem.gateway.ridehailing.dispatch;

import java.util.UUID;

import dev.tandem.gateway.ridehailing.dispatch.City.Driver;
import dev.tandem.gateway.ridehailing.ride.RideEvent;
import dev.tandem.gateway.ridehailing.ride.RideReason;
import dev.tandem.gateway.ridehailing.ride.RideState;
import dev.tandem.gateway.ridehailing.testing.RidehailingExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

class OfferTimeoutTests {

	@RegisterExtension
	static final RidehailingExtension stack = new RidehailingExtension("tandem.dispatch.offer-timeout=300ms",
			"tandem.dispatch.tick=50ms", "tandem.fleet.flush=50ms");

	private final City city = new City(stack);

	@Test
	void expiredOfferPassesToTheNextDriverUntilNoneIsLeft() {
		Driver first = this.city.driver(100);
		Driver second = this.city.driver(200);
		UUID ride = this.city.ride();
		this.city.await(ride, 5);
		assertThat(this.city.find(ride).state()).isEqualTo(RideState.REQUESTED);
		assertThat(this.city.find(ride).refusedBy()).containsExactly(first.id(), second.id());
		assertThat(this.city.events(ride)).extracting(RideEvent::driverId)
			.containsExactly(null, first.id(), first.id(), second.id(), second.id());
		assertThat(this.city.events(ride)).extracting(RideEvent::reason)
			.containsExactly(null, null, RideReason.TIMED_OUT, null, RideReason.TIMED_OUT);
	}

}
