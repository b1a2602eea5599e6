package dev.tandem.gateway.ridehailing.ride;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An independent model of a ride's lifecycle: which state may follow which, and which
 * driver it concerns.
 */
final class RideModel {

	private static final String TO_SEARCH = "requested declined,requested timed_out,requested driver_lost";

	private static final Map<RideState, Set<String>> MAY_FOLLOW = Map.of(RideState.REQUESTED,
			set("offered null,cancelled rider_cancelled,unfulfilled no_driver"), RideState.OFFERED,
			set("accepted null,cancelled rider_cancelled," + TO_SEARCH), RideState.ACCEPTED,
			set("arrived null,cancelled rider_cancelled,requested driver_lost"), RideState.ARRIVED,
			set("picked_up null,cancelled rider_cancelled,requested driver_lost"), RideState.PICKED_UP,
			set("completed null,cancelled driver_lost"), RideState.COMPLETED, Set.of(), RideState.CANCELLED, Set.of(),
			RideState.UNFULFILLED, Set.of());

	private RideModel() {
	}

	/**
	 * Checks that the model allows a ride's events, and that the ride has the state of
	 * the last one.
	 * @param ride the ride
	 * @param events all of its events, by number
	 */
	static void check(Ride ride, List<RideEvent> events) {
		assertThat(events).extracting(RideEvent::number)
			.containsExactlyElementsOf(IntStream.rangeClosed(1, ride.version()).boxed().toList());
		assertThat(events).extracting(RideEvent::cursor).isSorted().doesNotHaveDuplicates();
		assertThat(events).extracting(RideEvent::at).isSorted();
		assertThat(events.getFirst().state()).isEqualTo(RideState.REQUESTED);
		for (int number = 1; number < events.size(); number++) {
			checkStep(events.get(number - 1), events.get(number));
		}
		checkEnd(ride, events);
	}

	private static void checkStep(RideEvent before, RideEvent after) {
		assertThat(after.state().text() + " " + ((after.reason() != null) ? after.reason().text() : null))
			.as("after %s", before)
			.isIn(MAY_FOLLOW.get(before.state()));
		switch (before.state()) {
			case REQUESTED -> assertThat(after.driverId() != null).isEqualTo(after.state() == RideState.OFFERED);
			case OFFERED -> {
				assertThat(after.driverId()).isNotNull().isEqualTo(before.driverId());
				assertThat(after.offerId()).isNotNull().isEqualTo(before.offerId());
			}
			default -> {
				assertThat(after.driverId()).isNotNull().isEqualTo(before.driverId());
				assertThat(after.offerId()).isNull();
			}
		}
	}

	private static void checkEnd(Ride ride, List<RideEvent> events) {
		RideEvent last = events.getLast();
		assertThat(ride.state()).isEqualTo(last.state());
		assertThat(ride.reason()).isEqualTo(last.reason());
		assertThat(ride.offer() != null).isEqualTo(ride.state() == RideState.OFFERED);
		if (ride.state() == RideState.OFFERED || ride.state().hasDriver() || ride.state() == RideState.COMPLETED) {
			assertThat(ride.driverId()).isNotNull().isEqualTo(last.driverId());
		}
		assertThat(ride.refusedBy()).containsExactlyElementsOf(events.stream()
			.skip(1)
			.filter((event) -> event.state() == RideState.REQUESTED)
			.map(RideEvent::driverId)
			.toList());
	}

	private static Set<String> set(String names) {
		return Set.of(names.split(","));
	}

}
