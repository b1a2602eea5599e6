package dev.tandem.gateway.platform.persistence;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import com.zaxxer.hikari.HikariDataSource;
import dev.tandem.gateway.platform.logging.FaultLog;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import reactor.core.publisher.BufferOverflowStrategy;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * What replicas tell each other through the database: notifications, and who leads. One
 * connection of its own beside the pool listens and holds the locks; when it is lost so
 * are they, and it is opened again for as long as the gateway runs.
 */
@Component
public final class DatabaseSignals implements SmartLifecycle {

	private static final Log logger = LogFactory.getLog(DatabaseSignals.class);

	/** What a channel says when notifications may have been missed. */
	public static final String MISSED = "";

	/** How many notifications a subscriber may be behind. */
	private static final int BUFFER = 1024;

	private static final int PATIENCE_MILLIS = 100;

	private static final Duration PAUSE = Duration.ofMillis(250);

	private static final Duration LONGEST_END = Duration.ofSeconds(1);

	private static final long LOCK_EVERY_NANOS = Duration.ofMillis(500).toNanos();

	private final String url;

	private final Properties login;

	private final Map<String, Sinks.Many<String>> channels = new ConcurrentHashMap<>();

	private final Map<String, Boolean> locks = new ConcurrentHashMap<>();

	private @Nullable Listening listening;

	DatabaseSignals(HikariDataSource pool) {
		this.url = pool.getJdbcUrl();
		this.login = new Properties();
		this.login.putAll(pool.getDataSourceProperties());
		this.login.setProperty("user", pool.getUsername());
		this.login.setProperty("password", pool.getPassword());
	}

	/**
	 * What is notified on a channel, by any replica.
	 * @param channel its name: lower case letters and underscores
	 * @return the payloads; {@link #MISSED} whenever the connection has been opened, or
	 * the subscriber was too slow, since some may have been missed. Hot; never fails nor
	 * ends before the gateway stops
	 */
	public Flux<String> on(String channel) {
		Sinks.Many<String> sink = this.channels.computeIfAbsent(channel,
				(name) -> Sinks.many().multicast().directBestEffort());
		return Flux.defer(() -> withMissed(sink.asFlux()));
	}

	private static Flux<String> withMissed(Flux<String> payloads) {
		AtomicBoolean missed = new AtomicBoolean();
		return payloads.onBackpressureBuffer(BUFFER, (dropped) -> missed.set(true), BufferOverflowStrategy.DROP_OLDEST)
			.publishOn(Schedulers.parallel())
			.concatMapIterable((payload) -> missed.getAndSet(false) ? List.of(MISSED, payload) : List.of(payload));
	}

	/**
	 * Whether this replica leads. From the first question on it tries to, and holds an
	 * advisory lock of PostgreSQL for as long as it does.
	 * @param name of what it leads
	 * @return whether it does now; {@code false} at first, and whenever the connection is
	 * lost
	 */
	public boolean leads(String name) {
		return this.locks.computeIfAbsent(name, (lock) -> false);
	}

	@Override
	public synchronized void start() {
		if (this.listening == null) {
			this.listening = new Listening();
			this.listening.begin();
		}
	}

	/** Waits a little, so that the locks are free when it returns. */
	@Override
	public synchronized void stop() {
		if (this.listening != null) {
			this.listening.end();
			this.listening = null;
		}
	}

	@Override
	public synchronized boolean isRunning() {
		return this.listening != null;
	}

	/** It starts before whoever listens, and stops after them. */
	@Override
	public int getPhase() {
		return 0;
	}

	/** The connection's life, over and over, on a thread of its own. */
	private final class Listening implements Runnable {

		private final CountDownLatch stopped = new CountDownLatch(1);

		private final Thread thread = Thread.ofPlatform().name("database-signals").daemon().unstarted(this);

		private final FaultLog faults = new FaultLog(logger, "No notifications of other replicas are received",
				"Notifications of other replicas are received again");

		@Override
		public void run() {
			while (!isStopped(Duration.ZERO)) {
				try (Connection connection = DriverManager.getConnection(DatabaseSignals.this.url,
						DatabaseSignals.this.login)) {
					this.faults.succeeded();
					listen(connection);
				}
				catch (SQLException ex) {
					this.faults.failed(ex.getMessage(), null);
					isStopped(PAUSE);
				}
				finally {
					DatabaseSignals.this.locks.replaceAll((name, held) -> false);
				}
			}
		}

		void begin() {
			this.thread.start();
		}

		void end() {
			this.stopped.countDown();
			try {
				this.thread.join(LONGEST_END);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}

		private boolean isStopped(Duration patience) {
			try {
				return this.stopped.await(patience.toMillis(), TimeUnit.MILLISECONDS);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				return true;
			}
		}

		private void listen(Connection connection) throws SQLException {
			PGConnection notifications = connection.unwrap(PGConnection.class);
			Set<String> joined = new HashSet<>();
			long lastTry = System.nanoTime() - LOCK_EVERY_NANOS;
			while (!isStopped(Duration.ZERO)) {
				joinNew(connection, joined);
				if (System.nanoTime() - lastTry >= LOCK_EVERY_NANOS) {
					tryLocks(connection);
					lastTry = System.nanoTime();
				}
				PGNotification[] news = notifications.getNotifications(PATIENCE_MILLIS);
				for (PGNotification one : (news != null) ? news : new PGNotification[0]) {
					tell(one.getName(), one.getParameter());
				}
			}
		}

		private void joinNew(Connection connection, Set<String> joined) throws SQLException {
			for (String channel : DatabaseSignals.this.channels.keySet()) {
				if (joined.add(channel)) {
					try (Statement statement = connection.createStatement()) {
						statement.execute("listen " + channel);
					}
					tell(channel, MISSED);
				}
			}
		}

		/**
		 * A question that is always asked: it finds out, too, that the connection is
		 * dead.
		 */
		private void tryLocks(Connection connection) throws SQLException {
			try (PreparedStatement statement = connection
				.prepareStatement("select pg_try_advisory_lock(hashtext('tandem'), hashtext(?))")) {
				for (Map.Entry<String, Boolean> lock : DatabaseSignals.this.locks.entrySet()) {
					if (!lock.getValue()) {
						statement.setString(1, lock.getKey());
						try (ResultSet answer = statement.executeQuery()) {
							lock.setValue(answer.next() && answer.getBoolean(1));
						}
					}
				}
			}
			if (!connection.isValid(1)) {
				throw new SQLException("the connection is not valid any more");
			}
		}

		private void tell(String channel, String payload) {
			Sinks.Many<String> sink = DatabaseSignals.this.channels.get(channel);
			if (sink != null) {
				sink.tryEmitNext(payload);
			}
		}

	}

}
