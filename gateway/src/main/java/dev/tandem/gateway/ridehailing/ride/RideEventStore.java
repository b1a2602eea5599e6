package dev.tandem.gateway.ridehailing.ride;

import java.util.List;
import java.util.UUID;

import dev.tandem.gateway.platform.persistence.DatabaseBridge;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * Reactive access to the events of rides, page by page.
 */
@Component
class RideEventStore {

	private static final int PAGE_SIZE = 500;

	private final DatabaseBridge database;

	private final RideEventRepository events;

	RideEventStore(DatabaseBridge database, RideEventRepository events) {
		this.database = database;
		this.events = events;
	}

	Flux<RideEvent> after(EventCursor cursor) {
		return page(cursor).expand((page) -> (page.size() < PAGE_SIZE) ? Mono.empty() : page(page.getLast().cursor()))
			.concatMapIterable((page) -> page);
	}

	Mono<Boolean> existsAfter(EventCursor cursor) {
		return this.database.call(() -> this.events.existsAfter(cursor));
	}

	Mono<EventCursor> newestCursor() {
		return this.database.call(() -> this.events.newestCursor().orElse(EventCursor.START));
	}

	Mono<List<RideEvent>> ofRide(UUID rideId, int afterNumber) {
		return this.database.call(() -> this.events.ofRide(rideId, afterNumber));
	}

	private Mono<List<RideEvent>> page(EventCursor cursor) {
		return this.database.call(() -> this.events.after(cursor, PAGE_SIZE));
	}

}
