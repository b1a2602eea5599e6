package dev.tandem.gateway.ridehailing.driver;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import dev.tandem.gateway.ridehailing.city.Coordinates;
import dev.tandem.gateway.ridehailing.fleet.DriverPosition;
import dev.tandem.gateway.ridehailing.fleet.DriverPresence;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import static org.mockito.AdditionalAnswers.delegatesTo;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.withSettings;

/**
 * Presence in memory that fails when a test says so.
 */
final class FakePresence {

	private final Map<UUID, UUID> connections = new ConcurrentHashMap<>();

	private final Map<UUID, Coordinates> places = new ConcurrentHashMap<>();

	private final Sinks.Many<UUID> superseded = Sinks.many().multicast().directBestEffort();

	volatile @Nullable RuntimeException failure;

	/**
	 * Returns the presence as sessions use it.
	 * @return a presence that calls the methods of this class
	 */
	DriverPresence presence() {
		return mock(DriverPresence.class, withSettings().stubOnly().defaultAnswer(delegatesTo(this)));
	}

	boolean isConnected(UUID driverId) {
		return this.connections.containsKey(driverId);
	}

	@Nullable Coordinates placeOf(UUID driverId) {
		return this.places.get(driverId);
	}

	public UUID replicaId() {
		return new UUID(0, 1);
	}

	public Mono<Void> connect(UUID driverId, UUID connectionId) {
		return Mono.fromRunnable(() -> {
			RuntimeException now = this.failure;
			if (now != null) {
				throw now;
			}
			UUID older = this.connections.put(driverId, connectionId);
			if (older != null) {
				this.superseded.emitNext(older, Sinks.EmitFailureHandler.FAIL_FAST);
			}
		});
	}

	public void updatePosition(UUID driverId, UUID connectionId, Coordinates place) {
		if (connectionId.equals(this.connections.get(driverId))) {
			this.places.put(driverId, place);
		}
	}

	public Mono<Void> disconnect(UUID driverId, UUID connectionId) {
		return Mono.fromRunnable(() -> this.connections.remove(driverId, connectionId));
	}

	public Flux<UUID> replacedConnections() {
		return this.superseded.asFlux();
	}

	public Optional<DriverPosition> positionOf(UUID driverId) {
		return Optional.empty();
	}

	public Collection<DriverPosition> positions() {
		return List.of();
	}

	public Mono<Set<UUID>> findAbsent(Collection<UUID> drivers, Duration time) {
		return Mono.just(Set.of());
	}

	public Set<UUID> liveReplicas() {
		return Set.of(replicaId());
	}

}
