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
import reactor.core.publisher.Flux;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Notifications and leadership of two replicas on one database; a proxy can silence the
 * connection of one.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DedicatedConnectionTests {

	private static final Duration BOUND = Duration.ofSeconds(20);

	private static final String QUIET = "logging.level.dev.tandem.gateway.platform.persistence=error";

	private final TestDatabase database = TestDatabase.create();

	private final DatabaseProxy proxy = new DatabaseProxy(this.database);

	private final FakeModelService modelService = new FakeModelService();

	private final PlatformGateway directGateway = PlatformGateway.on(this.database, this.modelService.port(), QUIET);

	private final PlatformGateway proxiedGateway = PlatformGateway.on(this.proxy, this.modelService.port(), QUIET);

	@AfterAll
	void close() {
		this.proxiedGateway.close();
		this.directGateway.close();
		this.modelService.close();
		this.proxy.close();
		this.database.close();
	}

	@Test
	void everyReplicaReceivesPayloadsInOrder() {
		List<String> direct = subscribe(this.directGateway, "test_order");
		List<String> proxied = subscribe(this.proxiedGateway, "test_order");
		List<String> sent = List.of("one", "two", "three");
		sent.forEach((payload) -> notify("test_order", payload));
		Awaitility.await().atMost(BOUND).until(() -> direct.size() == 4 && proxied.size() == 4);
		assertThat(direct).startsWith(PostgresNotifications.MISSED).endsWith("one", "two", "three");
		assertThat(proxied).isEqualTo(direct);
	}

	@Test
	void channelsAreIndependent() {
		List<String> one = subscribe(this.directGateway, "test_one");
		List<String> other = subscribe(this.directGateway, "test_other");
		notify("test_one", "a");
		notify("test_other", "b");
		Awaitility.await().atMost(BOUND).until(() -> one.size() == 2 && other.size() == 2);
		assertThat(one).containsExactly(PostgresNotifications.MISSED, "a");
		assertThat(other).containsExactly(PostgresNotifications.MISSED, "b");
	}

	@Test
	void firstSubscriberOfAChannelReceivesMissedHoweverLate() {
		Flux<String> late = this.directGateway.bean(PostgresNotifications.class).on("test_late");
		// each waits for a round of the listening thread, which finds the late channel
		// too
		subscribe(this.directGateway, "test_one_round");
		subscribe(this.directGateway, "test_another_round");
		assertThat(late.blockFirst(BOUND)).isEqualTo(PostgresNotifications.MISSED);
	}

	@Test
	void lostConnectionIsReopenedAndReportsMissedNotifications() {
		List<String> received = subscribe(this.directGateway, "test_cut");
		cutConnections();
		Awaitility.await().atMost(BOUND).until(() -> received.size() == 2);
		assertThat(received).containsOnly(PostgresNotifications.MISSED);
		notify("test_cut", "again");
		Awaitility.await().atMost(BOUND).until(() -> received.contains("again"));
	}

	@Test
	void otherReplicaTakesOverWhenTheLeadersConnectionGoesSilent() {
		Awaitility.await().atMost(BOUND).until(() -> isLeader(this.proxiedGateway, "silent"));
		assertThat(isLeader(this.directGateway, "silent")).isFalse();
		this.proxy.silence();
		try {
			Awaitility.await().atMost(BOUND).until(() -> !isLeader(this.proxiedGateway, "silent"));
			cutConnections();
			Awaitility.await().atMost(BOUND).until(() -> isLeader(this.directGateway, "silent"));
			assertThat(isLeader(this.proxiedGateway, "silent")).isFalse();
		}
		finally {
			this.proxy.forward();
			this.proxiedGateway.awaitReady();
		}
		assertThat(isLeader(this.proxiedGateway, "silent") && isLeader(this.directGateway, "silent")).isFalse();
	}

	@Test
	void stoppedReplicaIsNoLongerLeader() {
		Awaitility.await().atMost(BOUND).until(() -> isLeader(this.directGateway, "stopped"));
		assertThat(isLeader(this.proxiedGateway, "stopped")).isFalse();
		this.directGateway.bean(DedicatedConnection.class).stop();
		try {
			Awaitility.await().atMost(BOUND).until(() -> isLeader(this.proxiedGateway, "stopped"));
			assertThat(isLeader(this.directGateway, "stopped")).isFalse();
		}
		finally {
			this.directGateway.bean(DedicatedConnection.class).start();
		}
	}

	private static boolean isLeader(PlatformGateway gateway, String name) {
		return gateway.bean(AdvisoryLockLeadership.class).isLeader(name);
	}

	private static List<String> subscribe(PlatformGateway gateway, String channel) {
		List<String> received = new CopyOnWriteArrayList<>();
		gateway.bean(PostgresNotifications.class).on(channel).subscribe(received::add);
		Awaitility.await().atMost(BOUND).until(() -> !received.isEmpty());
		return received;
	}

	private void notify(String channel, String payload) {
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
