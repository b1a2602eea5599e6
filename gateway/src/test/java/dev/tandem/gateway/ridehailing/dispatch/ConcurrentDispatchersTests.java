package dev.tandem.gateway.ridehailing.dispatch;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.tandem.gateway.ridehailing.fleet.DriverPresence;
import dev.tandem.gateway.ridehailing.ride.Ride;
import dev.tandem.gateway.ridehailing.ride.RideEventFeed;
import dev.tandem.gateway.ridehailing.ride.RideService;
import dev.tandem.gateway.ridehailing.ride.RideState;
import dev.tandem.gateway.ridehailing.testing.RidehailingExtension;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.springframework.context.SmartLifecycle;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Three dispatchers in one city, each of which handles every ride.
 */
class ConcurrentDispatchersTests {

	private static final int DRIVERS = 20;

	private static final int RIDES = 50;

	@RegisterExtension
	static final RidehailingExtension stack = new RidehailingExtension("tandem.dispatch.offer-timeout=10m",
			"tandem.dispatch.tick=20ms", "tandem.fleet.flush=50ms");

	private final City city = new City(stack);

	private final List<SmartLifecycle> others = Stream.generate(ConcurrentDispatchersTests::dispatcher)
		.limit(2)
		.flatMap(List::stream)
		.toList();

	@AfterEach
	void stop() {
		this.others.forEach(SmartLifecycle::stop);
	}

	@Test
	void concurrentDispatchersGiveEachDriverOneRideAtATime() {
		IntStream.range(0, DRIVERS).forEach((number) -> this.city.driver(number * 10));
		this.others.forEach(SmartLifecycle::start);
		List<UUID> rides = Stream.generate(this.city::ride).limit(RIDES).toList();
		for (int left = RIDES; left > 0; left -= DRIVERS) {
			List<Ride> offered = awaitOffers(rides, Math.min(left, DRIVERS));
			assertThat(offered).extracting(Ride::driverId).doesNotHaveDuplicates();
			offered.forEach(this::drive);
		}
		assertThat(rides).allSatisfy((ride) -> {
			assertThat(this.city.find(ride).state()).isEqualTo(RideState.COMPLETED);
			assertThat(this.city.events(ride)).hasSize(6);
		});
	}

	/** Offers stay open while nothing responds to them. */
	private List<Ride> awaitOffers(List<UUID> rides, int count) {
		return Awaitility.await()
			.until(() -> rides.stream()
				.map(this.city::find)
				.filter((ride) -> ride.state() == RideState.OFFERED)
				.toList(), (offered) -> offered.size() == count);
	}

	private void drive(Ride offered) {
		UUID driver = Objects.requireNonNull(offered.driverId());
		City.run(this.city.rides().accept(driver, Objects.requireNonNull(offered.offer()).id()));
		Stream.of(RideState.ARRIVED, RideState.PICKED_UP, RideState.COMPLETED)
			.forEach((state) -> City.run(this.city.rides().progress(driver, offered.id(), state)));
	}

	private static List<SmartLifecycle> dispatcher() {
		return List.of(
				new Dispatcher(bean(RideEventFeed.class), bean(RideService.class), bean(DriverSearch.class),
						bean(RideOwnership.class), bean(DispatchMetrics.class)),
				new DispatchTasks().reconcileRides(sweep(), bean(DispatchProperties.class)));
	}

	private static RideReconciler sweep() {
		return new RideReconciler(bean(RideService.class), bean(DriverPresence.class), bean(DriverSearch.class),
				bean(SearchTimeout.class), bean(LostDrivers.class), bean(DispatchMetrics.class),
				bean(RideOwnership.class), bean(DispatchProperties.class));
	}

	private static <T> T bean(Class<T> type) {
		return stack.gateway().bean(type);
	}

}
