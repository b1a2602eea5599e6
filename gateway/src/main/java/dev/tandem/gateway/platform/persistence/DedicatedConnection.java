package dev.tandem.gateway.platform.persistence;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import com.zaxxer.hikari.HikariDataSource;
import dev.tandem.gateway.platform.lifecycle.FaultLog;
import dev.tandem.gateway.platform.lifecycle.Phases;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The one database connection outside the pool: it receives notifications and holds
 * advisory locks, which both belong to a session of PostgreSQL. One thread uses it, and
 * reopens it when it is dropped.
 */
@Component
final class DedicatedConnection implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(DedicatedConnection.class);

	private static final Duration RECONNECT_DELAY = Duration.ofMillis(250);

	private static final Duration STOP_TIMEOUT = Duration.ofSeconds(1);

	private static final Duration LOCK_INTERVAL = Duration.ofMillis(500);

	private static final int VALIDATION_TIMEOUT_SECONDS = 1;

	private final String url;

	private final Properties login;

	private final PostgresNotifications notifications;

	private final AdvisoryLockLeadership leadership;

	private @Nullable Worker worker;

	DedicatedConnection(HikariDataSource pool, PostgresNotifications notifications, AdvisoryLockLeadership leadership) {
		this.url = pool.getJdbcUrl();
		this.login = new Properties();
		this.login.putAll(pool.getDataSourceProperties());
		this.login.setProperty("user", pool.getUsername());
		this.login.setProperty("password", pool.getPassword());
		this.notifications = notifications;
		this.leadership = leadership;
	}

	@Override
	public synchronized void start() {
		if (this.worker == null) {
			this.worker = new Worker();
			this.worker.start();
		}
	}

	/** Waits up to one second for the connection to close, which releases the locks. */
	@Override
	public synchronized void stop() {
		if (this.worker != null) {
			this.worker.stop();
			this.worker = null;
		}
	}

	@Override
	public synchronized boolean isRunning() {
		return this.worker != null;
	}

	/** Starts before the subscribers and stops after them. */
	@Override
	public int getPhase() {
		return Phases.DATABASE;
	}

	/** Opens, uses and reopens the connection on a thread of its own until stopped. */
	private final class Worker implements Runnable {

		private final CountDownLatch stopped = new CountDownLatch(1);

		private final Thread thread = Thread.ofPlatform().name("dedicated-connection").daemon().unstarted(this);

		private final FaultLog faults = new FaultLog(logger, "No notifications of other replicas are received",
				"Notifications of other replicas are received again");

		@Override
		public void run() {
			while (!isStopped()) {
				try (Connection connection = DriverManager.getConnection(DedicatedConnection.this.url,
						DedicatedConnection.this.login)) {
					this.faults.succeeded();
					use(connection);
				}
				catch (SQLException ex) {
					this.faults.failed(ex.getMessage(), null);
					awaitStop(RECONNECT_DELAY);
				}
				finally {
					DedicatedConnection.this.leadership.onConnectionClosed();
				}
			}
		}

		void start() {
			this.thread.start();
		}

		void stop() {
			this.stopped.countDown();
			try {
				this.thread.join(STOP_TIMEOUT);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}

		private boolean isStopped() {
			return awaitStop(Duration.ZERO);
		}

		private boolean awaitStop(Duration timeout) {
			try {
				return this.stopped.await(timeout.toMillis(), TimeUnit.MILLISECONDS);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				return true;
			}
		}

		private void use(Connection connection) throws SQLException {
			Set<String> listening = new HashSet<>();
			long lastAttempt = System.nanoTime() - LOCK_INTERVAL.toNanos();
			while (!isStopped()) {
				DedicatedConnection.this.notifications.listenToNewChannels(connection, listening);
				if (System.nanoTime() - lastAttempt >= LOCK_INTERVAL.toNanos()) {
					DedicatedConnection.this.leadership.tryAcquire(connection);
					requireValid(connection);
					lastAttempt = System.nanoTime();
				}
				DedicatedConnection.this.notifications.receive(connection);
			}
		}

		/** Receiving does not detect a peer that is silently gone: send a query. */
		private static void requireValid(Connection connection) throws SQLException {
			if (!connection.isValid(VALIDATION_TIMEOUT_SECONDS)) {
				throw new SQLException("the connection is no longer valid");
			}
		}

	}

}
