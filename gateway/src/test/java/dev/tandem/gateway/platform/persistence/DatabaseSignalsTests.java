package dev.tandem.gateway.platform.persistence;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.tandem.gateway.platform.testing.DatabaseProxy;
import dev.tandem.gateway.platform.testing.FakeModelService;
import dev.tandem.gateway.platform.testing.PlatformGateway;
import dev.tandem.gateway.platform.testing.TestDatabase;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two replicas on one database, of which one is behind something that can fall silent.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DatabaseSignalsTests {

	private static final Duration BOUND = Duration.ofSeconds(20);

	private static final String QUIET = "logging.level.dev.tandem.gateway.platform.persistence=error";

	private final TestDatabase database = TestDatabase.create();

	private final DatabaseProxy proxy = new DatabaseProxy(this.database);

	private final FakeModelService modelService = new FakeModelService();

	private final PlatformGateway here = PlatformGateway.on(this.database, this.modelService.port(), QUIET);

	private final PlatformGateway there = PlatformGateway.on(this.proxy, this.modelService.port(), QUIET);

	@AfterAll
	void close() {
		this.there.close();
		this.here.close();
		this.modelService.close();
		this.proxy.close();
		this.database.close();
	}

	@Test
	void payloadsAreHeardOnEveryReplicaInOrder() {
		List<String> heardHere = heard(this.here, "test_order");
		List<String> heardThere = heard(this.there, "test_order");
		List<String> said = List.of("one", "two", "three");
		said.forEach((word) -> tell("test_order", word));
		Awaitility.await().atMost(BOUND).until(() -> heardHere.size() == 4 && heardThere.size() == 4);
		assertThat(heardHere).startsWith(DatabaseSignals.MISSED).endsWith("one", "two", "three");
		assertThat(heardThere).isEqualTo(heardHere);
	}

	@Test
	void channelsDoNotMeetEachOther() {
		List<String> one = heard(this.here, "test_one");
		List<String> other = heard(this.here, "test_other");
		tell("test_one", "a");
		tell("test_other", "b");
		Awaitility.await().atMost(BOUND).until(() -> one.size() == 2 && other.size() == 2);
		assertThat(one).containsExactly(DatabaseSignals.MISSED, "a");
		assertThat(other).containsExactly(DatabaseSignals.MISSED, "b");
	}

	@Test
	void lostConnectionIsOpenedAgainAndSaysThatSomeMayBeMissed() {
		List<String> heard = heard(this.here, "test_cut");
		cutConnections();
		Awaitility.await().atMost(BOUND).until(() -> heard.size() == 2);
		assertThat(heard).containsOnly(DatabaseSignals.MISSED);
		tell("test_cut", "again");
		Awaitility.await().atMost(BOUND).until(() -> heard.contains("again"));
	}

	@Test
	void oneReplicaLeadsAndTheOtherTakesOverWhenItFallsSilent() {
		Awaitility.await().atMost(BOUND).until(() -> leads(this.there, "silent"));
		assertThat(leads(this.here, "silent")).isFalse();
		this.proxy.silence();
		try {
			Awaitility.await().atMost(BOUND).until(() -> !leads(this.there, "silent"));
			cutConnections();
			Awaitility.await().atMost(BOUND).until(() -> leads(this.here, "silent"));
			assertThat(leads(this.there, "silent")).isFalse();
		}
		finally {
			this.proxy.forward();
			this.there.awaitReady();
		}
		assertThat(leads(this.there, "silent") && leads(this.here, "silent")).isFalse();
	}

	@Test
	void replicaThatStopsLeadsNoMore() {
		Awaitility.await().atMost(BOUND).until(() -> leads(this.here, "stopped"));
		assertThat(leads(this.there, "stopped")).isFalse();
		this.here.bean(DatabaseSignals.class).stop();
		try {
			Awaitility.await().atMost(BOUND).until(() -> leads(this.there, "stopped"));
			assertThat(leads(this.here, "stopped")).isFalse();
		}
		finally {
			this.here.bean(DatabaseSignals.class).start();
		}
	}

	private static boolean leads(PlatformGateway gateway, String name) {
		return gateway.bean(DatabaseSignals.class).leads(name);
	}

	private static List<String> heard(PlatformGateway gateway, String channel) {
		List<String> heard = new CopyOnWriteArrayList<>();
		gateway.bean(DatabaseSignals.class).on(channel).subscribe(heard::add);
		Awaitility.await().atMost(BOUND).until(() -> !heard.isEmpty());
		return heard;
	}

	private void tell(String channel, String payload) {
		this.database.jdbc()
			.sql("select pg_notify(:channel, :payload)")
			.param("channel", channel)
			.param("payload", payload)
			.query()
			.singleRow();
	}

	private void cutConnections() {
		this.database.jdbc()
			.sql("select pg_terminate_backend(pid) from pg_stat_activity "
					+ "where datname = current_database() and pid <> pg_backend_pid()")
			.query()
			.listOfRows();
	}

}
