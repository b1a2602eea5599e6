package dev.tandem.gateway.ridehailing.ride;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import dev.tandem.gateway.platform.problem.ProblemException;
import dev.tandem.gateway.ridehailing.ride.RideService.OfferOutcome;
import dev.tandem.gateway.ridehailing.testing.RidehailingExtension;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RideServiceTests {

	private static final Duration LONG_VALIDITY = Duration.ofMinutes(1);

	private static final Duration SHORT_VALIDITY = Duration.ofMillis(1);

	@RegisterExtension
	static final RidehailingExtension stack = new RidehailingExtension("tandem.dispatch.tick=1h");

	private final UUID driver = UUID.randomUUID();

	private RideService rides = stack.gateway().bean(RideService.class);

	private UUID ride = UUID.randomUUID();

	@BeforeEach
	void request() {
		UUID quote = UUID.fromString(stack.gateway().quote().get("id").asString());
		RideRepository repository = stack.gateway().bean(RideRepository.class);
		assertThat(repository.insert(this.ride, quote)).isPresent();
	}

	@Test
	void everyTransitionWritesAnEvent() {
		UUID offer = offered();
		assertThat(get(this.rides.accept(this.driver, offer)).state()).isEqualTo(RideState.ACCEPTED);
		for (RideState next : List.of(RideState.ARRIVED, RideState.PICKED_UP, RideState.COMPLETED)) {
			assertThat(get(this.rides.progress(this.driver, this.ride, next)).state()).isEqualTo(next);
		}
		assertThat(states()).containsExactly("requested", "offered", "accepted", "arrived", "picked_up", "completed");
		assertThat(events()).extracting(RideEvent::number).containsExactly(1, 2, 3, 4, 5, 6);
		assertThat(now().version()).isEqualTo(6);
	}

	@Test
	void acceptedOfferIsNoLongerOpen() {
		UUID offer = offered();
		get(this.rides.accept(this.driver, offer));
		assertRefused(this.rides.accept(this.driver, offer), "The offer " + offer + " is not open for this driver");
		assertRefused(this.rides.decline(this.driver, offer), "The offer " + offer + " is not open for this driver");
	}

	@Test
	void offerOfAnotherDriverIsNotOpen() {
		UUID offer = offered();
		assertRefused(this.rides.accept(UUID.randomUUID(), offer),
				"The offer " + offer + " is not open for this driver");
		assertThat(now().state()).isEqualTo(RideState.OFFERED);
	}

	@Test
	void expiredOfferCannotBeAccepted() {
		assertThat(get(this.rides.offer(now(), this.driver, SHORT_VALIDITY))).isEqualTo(OfferOutcome.OFFERED);
		Ride offered = now();
		Awaitility.await().until(() -> !get(this.rides.findWithExpiredOffer(10).collectList()).isEmpty());
		UUID offer = offered.offer().id();
		assertRefused(this.rides.accept(this.driver, offer), "The offer " + offer + " is not open for this driver");
		assertThat(changes(offered, RideCommand.TIME_OUT)).isTrue();
		assertThat(now().state()).isEqualTo(RideState.REQUESTED);
		assertThat(now().refusedBy()).containsExactly(this.driver);
		assertThat(events().getLast()).satisfies((event) -> {
			assertThat(event.reason()).isEqualTo(RideReason.TIMED_OUT);
			assertThat(event.driverId()).isEqualTo(this.driver);
			assertThat(event.offerId()).isEqualTo(offer);
		});
	}

	@Test
	void driverWithAnOfferGetsNoOther() {
		offered();
		UUID first = this.ride;
		this.ride = UUID.randomUUID();
		request();
		assertThat(get(this.rides.offer(now(), this.driver, LONG_VALIDITY))).isEqualTo(OfferOutcome.DRIVER_TAKEN);
		assertThat(now().version()).isEqualTo(1);
		get(this.rides.cancel(first));
		assertThat(get(this.rides.offer(now(), this.driver, LONG_VALIDITY))).isEqualTo(OfferOutcome.OFFERED);
	}

	@Test
	void onlyOneOfManyConcurrentOffersReachesADriver() {
		List<Ride> searching = Stream.generate(() -> {
			this.ride = UUID.randomUUID();
			request();
			return now();
		}).limit(8).toList();
		List<OfferOutcome> outcomes = get(Flux.fromIterable(searching)
			.flatMap((ride) -> this.rides.offer(ride, this.driver, LONG_VALIDITY), searching.size())
			.collectList());
		assertThat(outcomes).hasSize(8)
			.containsOnly(OfferOutcome.OFFERED, OfferOutcome.DRIVER_TAKEN)
			.containsOnlyOnce(OfferOutcome.OFFERED);
	}

	@Test
	void openOfferDoesNotTimeOutEarly() {
		offered();
		assertThat(changes(now(), RideCommand.TIME_OUT)).isFalse();
		assertThat(now().state()).isEqualTo(RideState.OFFERED);
		assertThat(changes(now(), RideCommand.WITHDRAW)).isTrue();
	}

	@Test
	void changeOfAnOutdatedRideHasNoEffect() {
		Ride before = now();
		offered();
		assertThat(get(this.rides.offer(before, UUID.randomUUID(), LONG_VALIDITY)))
			.isEqualTo(OfferOutcome.RIDE_CHANGED);
		assertThat(changes(before, RideCommand.END_SEARCH)).isFalse();
		assertThat(changes(before, RideCommand.TIME_OUT)).isFalse();
		assertThat(events()).hasSize(2);
	}

	@Test
	void declinedRideExcludesTheDriver() {
		UUID offer = offered();
		Ride searching = get(this.rides.decline(this.driver, offer));
		assertThat(searching.state()).isEqualTo(RideState.REQUESTED);
		assertThat(searching.driverId()).isNull();
		assertThat(searching.refusedBy()).containsExactly(this.driver);
		assertThat(get(this.rides.findActive().collectList())).extracting(Ride::id).contains(this.ride);
	}

	@Test
	void driverLostBeforeThePickupReturnsTheRideToTheSearch() {
		get(this.rides.accept(this.driver, offered()));
		assertThat(changes(now(), RideCommand.LOSE_DRIVER)).isTrue();
		assertThat(now().state()).isEqualTo(RideState.REQUESTED);
		assertThat(get(this.rides.findByDriver(this.driver).singleOptional())).isEmpty();
	}

	@Test
	void driverLostAfterThePickupCancelsTheRide() {
		get(this.rides.accept(this.driver, offered()));
		get(this.rides.progress(this.driver, this.ride, RideState.ARRIVED));
		get(this.rides.progress(this.driver, this.ride, RideState.PICKED_UP));
		assertThat(changes(now(), RideCommand.LOSE_DRIVER)).isTrue();
		assertThat(now().state()).isEqualTo(RideState.CANCELLED);
		assertThat(now().reason()).isEqualTo(RideReason.DRIVER_LOST);
		assertThat(now().driverId()).isEqualTo(this.driver);
	}

	@Test
	void riderCannotCancelAfterThePickup() {
		get(this.rides.accept(this.driver, offered()));
		get(this.rides.progress(this.driver, this.ride, RideState.ARRIVED));
		get(this.rides.progress(this.driver, this.ride, RideState.PICKED_UP));
		assertRefused(this.rides.cancel(this.ride), "The ride is picked_up and cannot be cancelled any more");
	}

	@Test
	void cancellingTwiceWritesOneEvent() {
		offered();
		Ride cancelled = get(this.rides.cancel(this.ride));
		assertThat(get(this.rides.cancel(this.ride))).isEqualTo(cancelled);
		assertThat(states()).containsExactly("requested", "offered", "cancelled");
	}

	@Test
	void repeatedProgressWritesOneEvent() {
		get(this.rides.accept(this.driver, offered()));
		get(this.rides.progress(this.driver, this.ride, RideState.ARRIVED));
		get(this.rides.progress(this.driver, this.ride, RideState.ARRIVED));
		assertThat(states()).containsExactly("requested", "offered", "accepted", "arrived");
	}

	@ParameterizedTest
	@EnumSource(value = RideState.class, names = { "ARRIVED", "ACCEPTED" }, mode = EnumSource.Mode.EXCLUDE)
	void invalidTransitionIsRejected(RideState state) {
		get(this.rides.accept(this.driver, offered()));
		assertRefused(this.rides.progress(this.driver, this.ride, state),
				"The ride is accepted and cannot become " + state.text());
	}

	@Test
	void rideOfAnotherDriverIsNotFound() {
		get(this.rides.accept(this.driver, offered()));
		assertRefused(this.rides.progress(UUID.randomUUID(), this.ride, RideState.ARRIVED),
				"The driver has no ride " + this.ride);
	}

	@Test
	void unsuccessfulSearchEnds() {
		assertThat(changes(now(), RideCommand.END_SEARCH)).isTrue();
		assertThat(now().state()).isEqualTo(RideState.UNFULFILLED);
		assertThat(now().reason()).isEqualTo(RideReason.NO_DRIVER);
		assertThat(now().times().unfulfilledAt()).isNotNull();
	}

	@Test
	void eventsCannotBeChangedOrDeleted() {
		for (String attempt : List.of("update ride_events set state = 'completed'", "delete from ride_events",
				"truncate ride_events")) {
			assertThatExceptionOfType(RuntimeException.class)
				.isThrownBy(() -> stack.database().jdbc().sql(attempt).update())
				.withMessageContaining("ride_events is append-only");
		}
	}

	private UUID offered() {
		assertThat(get(this.rides.offer(now(), this.driver, LONG_VALIDITY))).isEqualTo(OfferOutcome.OFFERED);
		return now().offer().id();
	}

	private boolean changes(Ride read, RideCommand command) {
		return get(this.rides.changeAsRead(read, command).hasElement());
	}

	private Ride now() {
		return get(this.rides.find(this.ride));
	}

	private List<RideEvent> events() {
		return get(stack.gateway().bean(RideEventFeed.class).ofRide(this.ride, 0));
	}

	private List<String> states() {
		return events().stream().map((event) -> event.state().text()).toList();
	}

	private static void assertRefused(Mono<?> attempt, String detail) {
		assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> get(attempt)).withMessage(detail);
	}

	private static <T> T get(Mono<T> mono) {
		return mono.blockOptional(Duration.ofSeconds(5)).orElseThrow();
	}

}
