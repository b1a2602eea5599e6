package dev.tandem.gateway.platform.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import reactor.core.publisher.BufferOverflowStrategy;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

import org.springframework.stereotype.Component;

/**
 * Receives PostgreSQL notifications ({@code LISTEN} and {@code NOTIFY}) from all replicas
 * and publishes them to subscribers in this one. Thread-safe.
 */
@Component
public final class PostgresNotifications {

	/** The payload that is published when notifications may have been missed. */
	public static final String MISSED = "";

	/** Notifications that may wait for a slow subscriber. */
	private static final int BUFFER_SIZE = 1024;

	private static final int RECEIVE_TIMEOUT_MILLIS = 100;

	private final Map<String, Sinks.Many<String>> channels = new ConcurrentHashMap<>();

	/**
	 * The notifications on a channel, from any replica.
	 * @param channel the channel's name: lower case letters and underscores
	 * @return the payloads, on a parallel scheduler, in the order of the notifications;
	 * {@link #MISSED} when the connection begins to listen to the channel or the
	 * subscriber was too slow, because some may have been missed. Hot; never fails or
	 * completes
	 */
	public Flux<String> on(String channel) {
		Sinks.Many<String> sink = this.channels.computeIfAbsent(channel,
				(name) -> Sinks.many().multicast().directBestEffort());
		return Flux.defer(() -> withMissed(sink.asFlux()));
	}

	private static Flux<String> withMissed(Flux<String> payloads) {
		AtomicBoolean missed = new AtomicBoolean();
		return payloads
			.onBackpressureBuffer(BUFFER_SIZE, (dropped) -> missed.set(true), BufferOverflowStrategy.DROP_OLDEST)
			.publishOn(Schedulers.parallel())
			.concatMapIterable((payload) -> missed.getAndSet(false) ? List.of(MISSED, payload) : List.of(payload));
	}

	/**
	 * Listens to the channels that have their first subscriber since the last call. A
	 * channel without a subscriber waits for one, because it would miss {@link #MISSED}.
	 * Blocks.
	 * @param connection the connection in use
	 * @param listening the channels that this connection listens to; extended by the new
	 * ones
	 */
	void listenToNewChannels(Connection connection, Set<String> listening) throws SQLException {
		for (Map.Entry<String, Sinks.Many<String>> channel : this.channels.entrySet()) {
			if (channel.getValue().currentSubscriberCount() > 0 && listening.add(channel.getKey())) {
				try (Statement statement = connection.createStatement()) {
					statement.execute("listen " + channel.getKey());
				}
				// only after LISTEN: a read that MISSED triggers then has no gap behind
				// it
				publish(channel.getKey(), MISSED);
			}
		}
	}

	/**
	 * Publishes the notifications that have arrived. Blocks for at most 100 ms when there
	 * are none. Call it from one thread only, because sinks reject concurrent emissions.
	 */
	void receive(Connection connection) throws SQLException {
		PGNotification[] received = connection.unwrap(PGConnection.class).getNotifications(RECEIVE_TIMEOUT_MILLIS);
		for (PGNotification notification : (received != null) ? received : new PGNotification[0]) {
			publish(notification.getName(), notification.getParameter());
		}
	}

	private void publish(String channel, String payload) {
		Sinks.Many<String> sink = this.channels.get(channel);
		if (sink != null) {
			// each subscriber has its own buffer: without a subscriber nothing is lost
			sink.tryEmitNext(payload);
		}
	}

}
