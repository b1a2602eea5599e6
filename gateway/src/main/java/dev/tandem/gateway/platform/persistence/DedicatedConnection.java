package dev.tandem.gateway.platform.persistence;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

import com.zaxxer.hikari.HikariDataSource;
import dev.tandem.gateway.platform.lifecycle.BackgroundSubscription;
import dev.tandem.gateway.platform.lifecycle.FaultLog;
import dev.tandem.gateway.platform.lifecycle.Phases;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;

import org.springframework.stereotype.Component;

/**
 * The one database connection outside the pool: it receives notifications and holds
 * advisory locks, which both belong to a session of PostgreSQL. One thread uses it, and
 * reopens it when it is dropped.
 */
@Component
final class DedicatedConnection extends BackgroundSubscription {

	private static final Logger logger = LoggerFactory.getLogger(DedicatedConnection.class);

	private static final Duration RECONNECT_DELAY = Duration.ofMillis(250);

	private static final Duration STOP_TIMEOUT = Duration.ofSeconds(1);

	private static final Duration LOCK_INTERVAL = Duration.ofMillis(500);

	private static final int VALIDATION_TIMEOUT_SECONDS = 1;

	private final String url;

	private final Properties login;

	private final PostgresNotifications notifications;

	private final AdvisoryLockLeadership leadership;

	private final FaultLog faults = new FaultLog(logger, "No notifications of other replicas are received",
			"Notifications of other replicas are received again");

	DedicatedConnection(HikariDataSource pool, PostgresNotifications notifications, AdvisoryLockLeadership leadership) {
		super(Phases.DATABASE);
		this.url = pool.getJdbcUrl();
		this.login = new Properties();
		this.login.putAll(pool.getDataSourceProperties());
		this.login.setProperty("user", pool.getUsername());
		this.login.setProperty("password", pool.getPassword());
		this.notifications = notifications;
		this.leadership = leadership;
	}

	/** The subscription is the thread; disposing of it waits for up to one second. */
	@Override
	protected Disposable subscribe() {
		Thread thread = Thread.ofPlatform().name("dedicated-connection").daemon().start(this::run);
		return Disposables.composite(() -> stop(thread));
	}

	/** The connection closes, which releases the locks. */
	private static void stop(Thread thread) {
		thread.interrupt();
		try {
			thread.join(STOP_TIMEOUT);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void run() {
		while (!Thread.currentThread().isInterrupted()) {
			try (Connection connection = DriverManager.getConnection(this.url, this.login)) {
				this.faults.succeeded();
				use(connection);
			}
			catch (SQLException ex) {
				this.faults.failed(ex.getMessage(), null);
				// ends at once when the thread is interrupted
				LockSupport.parkNanos(RECONNECT_DELAY.toNanos());
			}
			finally {
				this.leadership.onConnectionClosed();
			}
		}
	}

	private void use(Connection connection) throws SQLException {
		Set<String> listening = new HashSet<>();
		long lastAttempt = System.nanoTime() - LOCK_INTERVAL.toNanos();
		while (!Thread.currentThread().isInterrupted()) {
			this.notifications.listenToNewChannels(connection, listening);
			if (System.nanoTime() - lastAttempt >= LOCK_INTERVAL.toNanos()) {
				this.leadership.tryAcquire(connection);
				requireValid(connection);
				lastAttempt = System.nanoTime();
			}
			this.notifications.receive(connection);
		}
	}

	/** Receiving does not detect a peer that is silently gone: send a query. */
	private static void requireValid(Connection connection) throws SQLException {
		if (!connection.isValid(VALIDATION_TIMEOUT_SECONDS)) {
			throw new SQLException("the connection is no longer valid");
		}
	}

}
