package dev.tandem.gateway.ridehailing.ride;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.tandem.gateway.platform.testing.TestDatabase;
import dev.tandem.gateway.ridehailing.ride.RideActor.Action;
import dev.tandem.gateway.ridehailing.ride.RideActor.Step;
import dev.tandem.gateway.ridehailing.testing.FakeMlService;
import dev.tandem.gateway.ridehailing.testing.RidehailingGateway;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Drivers, riders and dispatchers of two replicas act concurrently on a few rides in one
 * real database. The model must allow each ride's events.
 */
class RideLifecycleModelTests {

	private static final int RIDES = 3;

	private static final int DRIVERS = 3;

	private static final int ACTORS = 4;

	private static final int STEPS = 16;

	private static final Set<RideState> ENDS = EnumSet.of(RideState.COMPLETED, RideState.CANCELLED,
			RideState.UNFULFILLED);

	private static final TestDatabase DATABASE = TestDatabase.create();

	private static final FakeMlService ML_SERVICE = new FakeMlService();

	private static final List<RidehailingGateway> REPLICAS = new ArrayList<>();

	private static final Set<RideState> REACHED = EnumSet.noneOf(RideState.class);

	@BeforeContainer
	static void start() {
		for (int replica = 0; replica < 2; replica++) {
			REPLICAS.add(RidehailingGateway.on(DATABASE, ML_SERVICE.port(), "tandem.dispatch.tick=1h"));
		}
	}

	@AfterContainer
	static void close() {
		REPLICAS.forEach(RidehailingGateway::close);
		ML_SERVICE.close();
		DATABASE.close();
		assertThat(REACHED).as("final states that were reached").containsAll(ENDS);
	}

	@Property(tries = 40, shrinking = ShrinkingMode.OFF)
	void concurrentActionsKeepEveryRideWithinTheModel(@ForAll("plans") List<List<Step>> plans) throws Exception {
		List<UUID> rides = Stream.generate(RideLifecycleModelTests::ride).limit(RIDES).toList();
		List<UUID> drivers = Stream.generate(UUID::randomUUID).limit(DRIVERS).toList();
		List<RideActor> actors = new ArrayList<>();
		for (int actor = 0; actor < plans.size(); actor++) {
			RideService replica = REPLICAS.get(actor % REPLICAS.size()).bean(RideService.class);
			actors.add(new RideActor(replica, rides, drivers));
		}
		actAtOnce(actors, plans);
		for (UUID ride : rides) {
			RideModel.check(now(ride), events(ride));
			REACHED.add(now(ride).state());
		}
		assertEveryChangeIsOneEvent(actors, rides);
	}

	@Provide
	static Arbitrary<List<List<Step>>> plans() {
		Arbitrary<Step> step = Combinators
			.combine(actions(), Arbitraries.integers().between(0, RIDES - 1),
					Arbitraries.integers().between(0, DRIVERS - 1))
			.as(Step::new);
		return step.list().ofSize(STEPS).list().ofSize(ACTORS);
	}

	/** Weighted so that many rides advance far and every final state is reached. */
	private static Arbitrary<Action> actions() {
		return Arbitraries.frequency(Tuple.of(6, Action.OFFER), Tuple.of(2, Action.OFFER_BRIEFLY),
				Tuple.of(6, Action.ACCEPT), Tuple.of(2, Action.DECLINE), Tuple.of(3, Action.TIME_OUT),
				Tuple.of(1, Action.WITHDRAW), Tuple.of(2, Action.LOSE_DRIVER), Tuple.of(12, Action.PROGRESS),
				Tuple.of(1, Action.CANCEL), Tuple.of(1, Action.GIVE_UP), Tuple.of(2, Action.LOOK));
	}

	private static void actAtOnce(List<RideActor> actors, List<List<Step>> plans)
			throws InterruptedException, ExecutionException, TimeoutException {
		CountDownLatch together = new CountDownLatch(actors.size());
		try (ExecutorService threads = Executors.newFixedThreadPool(actors.size())) {
			List<Future<?>> doings = new ArrayList<>();
			for (int actor = 0; actor < actors.size(); actor++) {
				doings.add(threads.submit(doing(actors.get(actor), plans.get(actor), together)));
			}
			for (Future<?> doing : doings) {
				doing.get(30, TimeUnit.SECONDS);
			}
		}
	}

	private static Callable<Boolean> doing(RideActor actor, List<Step> plan, CountDownLatch together) {
		return () -> {
			together.countDown();
			together.await();
			for (Step step : plan) {
				actor.act(step);
				assertNoDriverHasTwoRides();
			}
			return true;
		};
	}

	private static void assertNoDriverHasTwoRides() {
		assertThat(REPLICAS.getFirst().bean(JdbcClient.class).sql("""
				select driver_id from rides where state in ('offered', 'accepted', 'arrived', 'picked_up')
				group by driver_id having count(*) > 1
				""").query(UUID.class).list()).isEmpty();
	}

	/** Every reported change happened, and no other actor reported it. */
	private static void assertEveryChangeIsOneEvent(List<RideActor> actors, List<UUID> rides) {
		List<RideEvent> written = rides.stream().flatMap((ride) -> events(ride).stream().skip(1)).toList();
		assertThat(actors.stream().flatMap((actor) -> actor.ownChanges().stream()))
			.containsExactlyInAnyOrderElementsOf(describe(written, (event) -> !RideActor.isIdempotent(event)));
		assertThat(actors.stream().flatMap((actor) -> actor.confirmed().stream()).collect(Collectors.toSet()))
			.isEqualTo(Set.copyOf(describe(written, RideActor::isIdempotent)));
	}

	private static List<String> describe(List<RideEvent> events, Predicate<RideEvent> kind) {
		return events.stream().filter(kind).map(RideActor::describe).toList();
	}

	private static UUID ride() {
		RidehailingGateway gateway = REPLICAS.getFirst();
		return UUID.fromString(gateway.ride(gateway.quote().get("id").asString()).get("id").asString());
	}

	private static Ride now(UUID ride) {
		return REPLICAS.getLast().bean(RideService.class).find(ride).block(Duration.ofSeconds(5));
	}

	private static List<RideEvent> events(UUID ride) {
		return REPLICAS.getLast().bean(RideEventFeed.class).ofRide(ride, 0).block(Duration.ofSeconds(5));
	}

}
