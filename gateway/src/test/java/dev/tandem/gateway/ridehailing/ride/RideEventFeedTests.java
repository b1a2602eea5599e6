package dev.tandem.gateway.ridehailing.ride;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import dev.tandem.gateway.platform.testing.DatabaseProxy;
import dev.tandem.gateway.platform.testing.TestDatabase;
import dev.tandem.gateway.ridehailing.testing.FakeMlService;
import dev.tandem.gateway.ridehailing.testing.RidehailingGateway;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import reactor.core.Exceptions;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two replicas on one database; the connection of one goes through a proxy that can fall
 * silent.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RideEventFeedTests {

	private static final Duration BOUND = Duration.ofSeconds(20);

	/** Fewer events than a subscriber's buffer holds. */
	private static final int AT_ONCE = RideEventFeed.BUFFER / 2;

	private static final String NO_DISPATCH = "tandem.dispatch.tick=1h";

	private static final String QUIET = "logging.level.dev.tandem.gateway.platform.persistence=error";

	private final TestDatabase database = TestDatabase.create();

	private final DatabaseProxy proxy = new DatabaseProxy(this.database);

	private final FakeMlService mlService = new FakeMlService();

	private final RidehailingGateway here = RidehailingGateway.on(this.database, this.mlService.port(), NO_DISPATCH,
			QUIET);

	private final RidehailingGateway there = RidehailingGateway.on(this.proxy, this.mlService.port(), NO_DISPATCH,
			QUIET);

	private final RideEventRecorder recorderHere = new RideEventRecorder(feed(this.here));

	private final RideEventRecorder recorderThere = new RideEventRecorder(feed(this.there));

	private final List<RideEvent> seenHere = this.recorderHere.events();

	private final List<RideEvent> seenThere = this.recorderThere.events();

	@BeforeEach
	void record() {
		this.recorderHere.start();
		this.recorderThere.start();
	}

	@AfterEach
	void stopRecording() {
		this.recorderHere.stop();
		this.recorderThere.stop();
	}

	@AfterAll
	void close() {
		this.there.close();
		this.here.close();
		this.mlService.close();
		this.proxy.close();
		this.database.close();
	}

	@Test
	void eventsOfOneReplicaAreSeenOnAllInOneOrder() {
		List<UUID> rides = new ArrayList<>();
		for (int count = 0; count < 5; count++) {
			UUID ride = ride(this.here);
			rides.add(ride);
			get(rides(this.there).cancel(ride));
		}
		awaitSeen(10);
		assertThat(this.seenHere).isEqualTo(this.seenThere);
		assertThat(this.seenHere).extracting(RideEvent::cursor).isSorted();
		assertThat(this.seenHere).filteredOn((event) -> event.number() == 1)
			.extracting(RideEvent::rideId)
			.containsExactlyElementsOf(rides);
	}

	@Test
	void lateCommitIsNotSkipped() throws SQLException {
		UUID late = ride(this.here);
		UUID soon = ride(this.here);
		awaitSeen(2);
		EventCursor before = get(feed(this.here).head());
		try (Connection connection = this.database.connection()) {
			connection.setAutoCommit(false);
			RideRows.cancel(connection, late);
			get(rides(this.here).cancel(soon));
			assertThat(get(feed(this.here).after(before).collectList())).isEmpty();
			assertThat(this.seenHere).hasSize(2);
			connection.commit();
		}
		awaitSeen(4);
		assertThat(this.seenHere.subList(2, 4)).extracting(RideEvent::rideId).containsExactly(late, soon);
		assertThat(this.seenThere).isEqualTo(this.seenHere);
		assertThat(get(feed(this.here).after(before).collectList())).isEqualTo(this.seenHere.subList(2, 4));
	}

	@Test
	void rolledBackTransactionHoldsEventsBackOnlyWhileItRuns() throws SQLException {
		UUID never = ride(this.here);
		UUID ride = ride(this.here);
		awaitSeen(2);
		try (Connection connection = this.database.connection()) {
			connection.setAutoCommit(false);
			RideRows.cancel(connection, never);
			get(rides(this.here).cancel(ride));
			connection.rollback();
		}
		awaitSeen(3);
		assertThat(this.seenHere.getLast().rideId()).isEqualTo(ride);
	}

	@Test
	void feedContinuesAfterASilentDatabaseWithoutGapOrDuplicate() {
		UUID first = ride(this.here);
		awaitSeen(1);
		this.proxy.silence();
		get(rides(this.here).cancel(first));
		UUID second = ride(this.here);
		this.recorderHere.awaitCount(3);
		Awaitility.await().atMost(BOUND).until(() -> this.there.readiness() == 503);
		assertThat(this.seenThere).hasSize(1);
		this.proxy.forward();
		this.there.awaitReady();
		get(rides(this.here).cancel(second));
		awaitSeen(4);
		assertThat(this.seenThere).isEqualTo(this.seenHere);
	}

	@Test
	void feedContinuesAfterAllConnectionsWereCut() {
		UUID ride = ride(this.here);
		awaitSeen(1);
		this.database.jdbc()
			.sql("select pg_terminate_backend(pid) from pg_stat_activity "
					+ "where datname = current_database() and pid <> pg_backend_pid()")
			.query()
			.listOfRows();
		RideRows.cancel(this.database, ride);
		awaitSeen(2);
		this.here.awaitReady();
		this.there.awaitReady();
		assertThat(this.seenThere).isEqualTo(this.seenHere).extracting(RideEvent::number).containsExactly(1, 2);
	}

	@Test
	void cursorResumesAfterItsEvent() {
		EventCursor before = get(feed(this.here).head());
		UUID ride = ride(this.here);
		awaitSeen(1);
		EventCursor after = get(feed(this.there).head());
		get(rides(this.here).cancel(ride));
		awaitSeen(2);
		assertThat(get(feed(this.here).after(before).collectList())).isEqualTo(this.seenHere);
		assertThat(get(feed(this.there).after(after).collectList())).isEqualTo(this.seenHere.subList(1, 2));
		assertThat(get(feed(this.there).after(get(feed(this.there).head())).collectList())).isEmpty();
	}

	@Test
	void eventsOfOneRideAreReadByNumber() {
		UUID ride = ride(this.here);
		get(rides(this.here).cancel(ride));
		assertThat(get(feed(this.there).ofRide(ride, 0))).extracting(RideEvent::state)
			.containsExactly(RideState.REQUESTED, RideState.CANCELLED);
		assertThat(get(feed(this.there).ofRide(ride, 1))).extracting(RideEvent::number).containsExactly(2);
		assertThat(get(feed(this.there).ofRide(ride, 2))).isEmpty();
	}

	@Test
	void moreThanAPageIsReadInOrder() {
		UUID ride = ride(this.here);
		awaitSeen(1);
		EventCursor before = get(feed(this.here).head());
		RideRows.insertEvents(this.database, ride, 2, 701);
		awaitSeen(701);
		assertThat(get(feed(this.here).after(before).collectList())).isEqualTo(this.seenHere.subList(1, 701));
		assertThat(this.seenHere).extracting(RideEvent::cursor).isSorted().doesNotHaveDuplicates();
	}

	@Test
	void slowSubscriberFailsWithoutDelayingOthers() {
		UUID ride = ride(this.here);
		awaitSeen(1);
		StepVerifier.create(feed(this.here).live(), 0).thenAwait().then(() -> {
			for (int seen = 1; seen <= 2 * RideEventFeed.BUFFER; seen += AT_ONCE) {
				RideRows.insertEvents(this.database, ride, seen + 1, seen + AT_ONCE);
				awaitSeen(seen + AT_ONCE);
			}
		})
			.thenRequest(Long.MAX_VALUE)
			.thenConsumeWhile((event) -> true)
			.expectErrorMatches(Exceptions::isOverflow)
			.verify(BOUND);
	}

	private void awaitSeen(int count) {
		this.recorderHere.awaitCount(count);
		this.recorderThere.awaitCount(count);
	}

	private static UUID ride(RidehailingGateway gateway) {
		return UUID.fromString(gateway.ride(gateway.quote().get("id").asString()).get("id").asString());
	}

	private static RideEventFeed feed(RidehailingGateway gateway) {
		return gateway.bean(RideEventFeed.class);
	}

	private static RideService rides(RidehailingGateway gateway) {
		return gateway.bean(RideService.class);
	}

	private static <T> T get(Mono<T> mono) {
		return mono.blockOptional(Duration.ofSeconds(5)).orElseThrow();
	}

}
