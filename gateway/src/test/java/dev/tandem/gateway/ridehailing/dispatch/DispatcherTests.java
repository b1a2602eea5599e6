package dev.tandem.gateway.ridehailing.dispatch;

import java.util.List;
import java.util.UUID;

import dev.tandem.gateway.ridehailing.dispatch.City.Driver;
import dev.tandem.gateway.ridehailing.ride.Ride;
import dev.tandem.gateway.ridehailing.ride.RideEvent;
import dev.tandem.gateway.ridehailing.ride.RideReason;
import dev.tandem.gateway.ridehailing.ride.RideState;
import dev.tandem.gateway.ridehailing.testing.RidehailingExtension;
import io.micrometer.core.instrument.MeterRegistry;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

class DispatcherTests {

	/** Offers do not expire during these tests. */
	@RegisterExtension
	static final RidehailingExtension stack = new RidehailingExtension("tandem.dispatch.offer-timeout=10m",
			"tandem.dispatch.tick=50ms", "tandem.dispatch.resume-window=700ms", "tandem.fleet.flush=50ms",
			"tandem.fleet.heartbeat=250ms", "tandem.fleet.dead-after=2s");

	private final City city = new City(stack);

	@Test
	void nearestDriverGetsTheFirstOffer() {
		this.city.driver(300);
		Driver nearest = this.city.driver(100);
		this.city.driver(200);
		UUID ride = this.city.ride();
		this.city.awaitOffer(ride, nearest.id());
		assertThat(this.city.events(ride)).hasSize(2);
	}

	@Test
	void driverInTheOuterRingIsFoundAndOneBeyondItIsNot() {
		this.city.driver(25_000);
		UUID ride = this.city.ride();
		Driver far = this.city.driver(5_000);
		this.city.awaitOffer(ride, far.id());
		UUID another = this.city.ride();
		Driver inReach = this.city.driver(4_000);
		this.city.awaitOffer(another, inReach.id());
	}

	@Test
	void declinedRideIsOfferedToOtherDriversOnly() {
		Driver first = this.city.driver(100);
		Driver second = this.city.driver(200);
		UUID ride = this.city.ride();
		this.city.decline(this.city.awaitOffer(ride, first.id()));
		this.city.decline(this.city.awaitOffer(ride, second.id()));
		Driver third = this.city.driver(3_000);
		this.city.awaitOffer(ride, third.id());
		assertThat(this.city.events(ride)).extracting(RideEvent::driverId)
			.containsExactly(null, first.id(), first.id(), second.id(), second.id(), third.id());
	}

	@Test
	void driverWithARideGetsNoOffer() {
		Driver busy = this.city.driver(100);
		this.city.accept(this.city.ride(), busy.id());
		Driver free = this.city.driver(2_000);
		this.city.awaitOffer(this.city.ride(), free.id());
	}

	@Test
	void driverWithoutAPositionGetsNoOffer() {
		UUID silent = UUID.randomUUID();
		City.run(this.city.fleet().connect(silent, UUID.randomUUID()));
		UUID ride = this.city.ride();
		Driver other = this.city.driver(3_000);
		this.city.awaitOffer(ride, other.id());
	}

	@Test
	void offerOfALostDriverPassesToAnother() {
		Driver lostDriver = this.city.driver(100);
		Driver next = this.city.driver(200);
		UUID ride = this.city.ride();
		this.city.awaitOffer(ride, lostDriver.id());
		this.city.disconnect(lostDriver);
		this.city.awaitOffer(ride, next.id());
		assertThat(this.city.events(ride)).extracting(RideEvent::reason)
			.containsExactly(null, null, RideReason.DRIVER_LOST, null);
	}

	@Test
	void rideOfALostDriverReturnsToTheSearch() {
		Driver lostDriver = this.city.driver(100);
		UUID ride = this.city.ride();
		this.city.accept(ride, lostDriver.id());
		this.city.disconnect(lostDriver);
		Driver next = this.city.driver(200);
		this.city.awaitOffer(ride, next.id());
		RideEvent lost = this.city.events(ride).get(3);
		assertThat(lost.state()).isEqualTo(RideState.REQUESTED);
		assertThat(lost.reason()).isEqualTo(RideReason.DRIVER_LOST);
	}

	@Test
	void driverWhoReconnectsInTimeKeepsTheRide() {
		Driver driver = this.city.driver(100);
		UUID ride = this.city.ride();
		this.city.accept(ride, driver.id());
		this.city.disconnect(driver);
		City.run(this.city.fleet().connect(driver.id(), UUID.randomUUID()));
		Driver lostDriver = this.city.driver(200);
		UUID other = this.city.ride();
		this.city.accept(other, lostDriver.id());
		this.city.disconnect(lostDriver);
		this.city.await(other, RideState.REQUESTED, null);
		assertThat(this.city.find(ride).driverId()).isEqualTo(driver.id());
	}

	@Test
	void ridesAndOffersOfADeadReplicaPassToOtherDrivers() {
		UUID replica = UUID.randomUUID();
		UUID driving = this.city.driverOf(replica);
		UUID ride = this.city.ride();
		this.city.accept(ride, driving);
		this.city.rides().progress(driving, ride, RideState.ARRIVED).block();
		this.city.rides().progress(driving, ride, RideState.PICKED_UP).block();
		UUID holder = this.city.driverOf(replica);
		UUID offered = this.city.ride();
		this.city.awaitOffer(offered, holder);
		Driver next = this.city.driver(4_000);
		this.city.awaitOffer(offered, next.id());
		Ride lost = this.city.await(ride, RideState.CANCELLED, driving);
		assertThat(lost.reason()).isEqualTo(RideReason.DRIVER_LOST);
	}

	@Test
	void unsuccessfulSearchTimesOut() {
		UUID ride = this.city.ride(3);
		Ride given = this.city.await(ride, RideState.UNFULFILLED, null);
		assertThat(given.reason()).isEqualTo(RideReason.NO_DRIVER);
	}

	@Test
	void searchAfterALostDriverHasItsOwnTimeout() {
		Driver lostDriver = this.city.driver(100);
		UUID ride = this.city.ride(1);
		this.city.accept(ride, lostDriver.id());
		this.city.sql("update rides set requested_at = now() - interval '10 minutes' where id = :id", ride);
		this.city.disconnect(lostDriver);
		Driver next = this.city.driver(200);
		this.city.awaitOffer(ride, next.id());
	}

	@Test
	void offersAreCountedByOutcomeAndMatchesAreTimed() {
		double declined = offers("declined");
		long matched = matches();
		Driver first = this.city.driver(100);
		Driver second = this.city.driver(200);
		UUID ride = this.city.ride();
		this.city.decline(this.city.awaitOffer(ride, first.id()));
		this.city.accept(ride, second.id());
		Awaitility.await().until(() -> offers("declined") > declined && matches() > matched);
		Awaitility.await().until(() -> drivers("online") > drivers("free") && drivers("free") > 0);
	}

	private static double offers(String outcome) {
		List<Double> counts = meters().find(DispatchMetrics.OFFERS)
			.tag("outcome", outcome)
			.counters()
			.stream()
			.map((counter) -> counter.count())
			.toList();
		return counts.isEmpty() ? 0 : counts.getFirst();
	}

	private static long matches() {
		return meters().get(DispatchMetrics.MATCH).timer().count();
	}

	private static double drivers(String status) {
		return meters().get(DispatchMetrics.DRIVERS).tag("status", status).gauge().value();
	}

	private static MeterRegistry meters() {
		return stack.gateway().bean(MeterRegistry.class);
	}

}
