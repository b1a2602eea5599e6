package dev.tandem.gateway.ridehailing.driver;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import dev.tandem.gateway.ridehailing.city.Coordinates;
import dev.tandem.gateway.ridehailing.driver.ServerMessage.Offer;
import dev.tandem.gateway.ridehailing.driver.ServerMessage.OfferRevoked;
import dev.tandem.gateway.ridehailing.driver.ServerMessage.RideChanged;
import dev.tandem.gateway.ridehailing.ride.EventCursor;
import dev.tandem.gateway.ridehailing.ride.Ride;
import dev.tandem.gateway.ridehailing.ride.RideEvent;
import dev.tandem.gateway.ridehailing.ride.RideReason;
import dev.tandem.gateway.ridehailing.ride.RideState;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Notifications when events arrive late, twice or never: faults that the real feed cannot
 * be forced to show.
 */
class RideNotifierTests {

	private static final UUID DRIVER = UUID.randomUUID();

	private static final UUID RIDE = UUID.randomUUID();

	private static final UUID OFFER = UUID.randomUUID();

	private final List<ServerMessage> messages = new ArrayList<>();

	private final FakeRides rides = new FakeRides();

	private final RideNotifier notifier = new RideNotifier(DRIVER, this.rides.service(), this.messages::add);

	@Test
	void offerIsNotifiedOnce() {
		exists(2, RideState.OFFERED, null);
		happens(2, RideState.OFFERED, null);
		happens(2, RideState.OFFERED, null);
		assertThat(this.messages).singleElement().isInstanceOf(Offer.class);
	}

	@Test
	void staleOfferIsNotNotified() {
		exists(3, RideState.REQUESTED, RideReason.TIMED_OUT);
		happens(2, RideState.OFFERED, null);
		happens(3, RideState.REQUESTED, RideReason.TIMED_OUT);
		assertThat(this.messages).isEmpty();
	}

	@Test
	void offerIsRevokedWithItsReason() {
		offered();
		happens(3, RideState.REQUESTED, RideReason.TIMED_OUT);
		assertThat(this.messages).containsExactly(new OfferRevoked(OFFER, RideReason.TIMED_OUT));
	}

	@Test
	void offerIsRevokedWhenTheRiderCancels() {
		offered();
		happens(3, RideState.CANCELLED, RideReason.RIDER_CANCELLED);
		assertThat(this.messages).containsExactly(new OfferRevoked(OFFER, RideReason.RIDER_CANCELLED));
	}

	@Test
	void acceptanceOverAnotherSocketIsNotified() {
		offered();
		happens(3, RideState.ACCEPTED, null);
		assertThat(this.messages).containsExactly(new RideChanged(RIDE, RideState.ACCEPTED, null));
	}

	@Test
	void knownStateIsNotNotifiedAgain() {
		this.notifier.notifyRide(exists(4, RideState.ARRIVED, null));
		this.messages.clear();
		happens(3, RideState.ACCEPTED, null);
		happens(4, RideState.ARRIVED, null);
		assertThat(this.messages).isEmpty();
		happens(5, RideState.CANCELLED, RideReason.RIDER_CANCELLED);
		assertThat(this.messages)
			.containsExactly(new RideChanged(RIDE, RideState.CANCELLED, RideReason.RIDER_CANCELLED));
	}

	@Test
	void lateEventsOfAnEndedRideAreNotNotified() {
		exists(6, RideState.COMPLETED, null);
		happens(4, RideState.ARRIVED, null);
		happens(6, RideState.COMPLETED, null);
		assertThat(this.messages).isEmpty();
	}

	@Test
	void releasedRideIsNotified() {
		this.notifier.recordRide(exists(3, RideState.ACCEPTED, null));
		happens(4, RideState.REQUESTED, RideReason.DRIVER_LOST);
		assertThat(this.messages).containsExactly(new RideChanged(RIDE, RideState.REQUESTED, RideReason.DRIVER_LOST));
	}

	@Test
	void missedRevocationIsNotifiedWithItsReason() {
		offered();
		exists(3, RideState.CANCELLED, RideReason.RIDER_CANCELLED);
		refreshes();
		assertThat(this.messages).containsExactly(new OfferRevoked(OFFER, RideReason.RIDER_CANCELLED));
	}

	@Test
	void missedEndOfARideIsNotifiedBeforeTheNextOffer() {
		this.notifier.recordRide(exists(3, RideState.ACCEPTED, null));
		exists(4, RideState.CANCELLED, RideReason.RIDER_CANCELLED);
		UUID next = this.rides.offerTo(DRIVER);
		refreshes();
		assertThat(this.messages).hasSize(2);
		assertThat(this.messages.getFirst())
			.isEqualTo(new RideChanged(RIDE, RideState.CANCELLED, RideReason.RIDER_CANCELLED));
		assertThat(this.messages.getLast()).isInstanceOfSatisfying(Offer.class,
				(offer) -> assertThat(offer.rideId()).isEqualTo(next));
	}

	@Test
	void missedStepIsNotified() {
		this.notifier.recordRide(exists(3, RideState.ACCEPTED, null));
		exists(4, RideState.ARRIVED, null);
		refreshes();
		refreshes();
		assertThat(this.messages).containsExactly(new RideChanged(RIDE, RideState.ARRIVED, null));
	}

	@Test
	void deletedRideIsNotNotified() {
		this.notifier.recordRide(exists(3, RideState.ACCEPTED, null));
		this.rides.delete(RIDE);
		refreshes();
		assertThat(this.messages).isEmpty();
	}

	private void offered() {
		this.notifier.notifyIfNew(exists(2, RideState.OFFERED, null));
		this.messages.clear();
	}

	private Ride exists(int version, RideState state, @Nullable RideReason reason) {
		boolean bound = state == RideState.OFFERED || state.hasDriver() || state == RideState.COMPLETED;
		Ride.Offer offer = (state == RideState.OFFERED) ? new Ride.Offer(OFFER, Instant.now().plusSeconds(10)) : null;
		return this.rides.put(RIDE, version, state, reason, bound ? DRIVER : null, offer, OFFER, DRIVER);
	}

	private void happens(int number, RideState state, @Nullable RideReason reason) {
		Coordinates place = new Coordinates(40.7, -73.9);
		carryOut(this.notifier.onEvent(new RideEvent(RIDE, number, state, reason, DRIVER, (number <= 3) ? OFFER : null,
				Instant.now(), place, place, EventCursor.START)));
	}

	private void refreshes() {
		carryOut(this.notifier.refresh());
	}

	private static void carryOut(Mono<Runnable> notification) {
		StepVerifier.create(notification.defaultIfEmpty(() -> {
		}).doOnNext(Runnable::run)).expectNextCount(1).expectComplete().verify(Duration.ofSeconds(5));
	}

}
