package dev.tandem.gateway.ridehailing.live;

import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import dev.tandem.gateway.ridehailing.city.Coordinates;
import dev.tandem.gateway.ridehailing.fleet.DriverPosition;
import dev.tandem.gateway.ridehailing.fleet.DriverPresence;
import dev.tandem.gateway.ridehailing.pulse.CityPulses;
import dev.tandem.gateway.ridehailing.quote.QuoteLatencies;
import dev.tandem.gateway.ridehailing.ride.RideEventFeed;
import dev.tandem.gateway.ridehailing.ride.RideService;
import dev.tandem.gateway.ridehailing.testing.RidehailingExtension;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mockito.Mockito;
import reactor.core.Disposable;

import org.springframework.http.codec.ServerSentEvent;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The cost of many boards.
 */
class ManyBoardsTests {

	@RegisterExtension
	static final RidehailingExtension stack = new RidehailingExtension();

	private static final Duration BOUND = Duration.ofSeconds(20);

	private static final int MANY = 100;

	private final DriverPresence fleet = Mockito.mock(DriverPresence.class);

	private CityBroadcaster boards;

	@BeforeEach
	void start() {
		Mockito.when(this.fleet.positions()).thenAnswer((call) -> List.of(somewhere()));
		this.boards = new CityBroadcaster(bean(RideService.class), bean(RideEventFeed.class), this.fleet,
				bean(CityPulses.class), bean(QuoteLatencies.class), bean(SseResponses.class),
				new LiveProperties(Duration.ofMillis(20), Duration.ofSeconds(15), 256), new SimpleMeterRegistry(),
				Clock.systemUTC());
		this.boards.start();
	}

	@AfterEach
	void stop() {
		this.boards.stop();
		this.boards.destroy();
	}

	@Test
	void changesAreComputedAndSerializedOnceForAllBoards() {
		List<List<ServerSentEvent<String>>> received = Stream
			.<List<ServerSentEvent<String>>>generate(CopyOnWriteArrayList::new)
			.limit(MANY)
			.toList();
		List<Disposable> watching = received.stream()
			.map((events) -> this.boards.watch(Optional.empty(), Optional.empty()).subscribe(events::add))
			.toList();
		Awaitility.await().atMost(BOUND).until(() -> received.stream().allMatch((events) -> events.size() >= 20));
		// later, overdue rounds may run for boards that no longer receive anything
		int looks = Mockito.mockingDetails(this.fleet).getInvocations().size();
		int rounds = rounds(received);
		watching.forEach(Disposable::dispose);
		Awaitility.await().atMost(BOUND).until(() -> this.boards.count() == 0);
		List<ServerSentEvent<String>> first = received.getFirst();
		assertThat(received).allSatisfy((events) -> {
			assertThat(events.getFirst().event()).isEqualTo("snapshot");
			ServerSentEvent<String> second = events.get(1);
			int offset = first.indexOf(second);
			for (int index = 1; index < 10; index++) {
				assertThat(events.get(index)).isSameAs(first.get(offset + index - 1));
			}
		});
		assertThat(looks).isLessThan(rounds + MANY / 10);
	}

	@Test
	void withoutBoardsNothingIsComputed() {
		Disposable watching = this.boards.watch(Optional.empty(), Optional.empty()).subscribe();
		Awaitility.await().atMost(BOUND).until(() -> Mockito.mockingDetails(this.fleet).getInvocations().size() > 3);
		watching.dispose();
		Awaitility.await().atMost(BOUND).until(() -> this.boards.count() == 0);
		Mockito.clearInvocations(this.fleet);
		Awaitility.await()
			.during(Duration.ofMillis(200))
			.until(() -> Mockito.mockingDetails(this.fleet).getInvocations().size() <= 1);
	}

	/** Counts the rounds that any board saw: all boards share the event of a round. */
	private static int rounds(List<List<ServerSentEvent<String>>> received) {
		Set<ServerSentEvent<String>> rates = Collections.newSetFromMap(new IdentityHashMap<>());
		received.stream().flatMap(List::stream).filter((event) -> "rates".equals(event.event())).forEach(rates::add);
		return rates.size();
	}

	/** A driver who moves all the time. */
	private static DriverPosition somewhere() {
		return new DriverPosition(new UUID(0, 1), new Coordinates(40 + Math.random(), -74), "cell",
				Clock.systemUTC().instant(), new UUID(0, 2));
	}

	private static <T> T bean(Class<T> type) {
		return stack.gateway().bean(type);
	}

}
