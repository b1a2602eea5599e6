package dev.tandem.simulator.fake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import reactor.core.publisher.Sinks;
import tools.jackson.databind.JsonNode;

/** A ride in the fake gateway's memory. */
final class FakeRide {

	final UUID id = UUID.randomUUID();

	final UUID quoteId;

	final JsonNode trip;

	final long fare;

	final List<String> events = new ArrayList<>();

	final Set<UUID> refusedBy = new HashSet<>();

	/** Notifies the streams of new events. */
	final Sinks.Many<Integer> changes = Sinks.many().replay().latest();

	String state = "";

	UUID driver;

	UUID offer;

	Instant offerExpires = Instant.MAX;

	FakeRide(UUID quoteId, JsonNode trip, long fare) {
		this.quoteId = quoteId;
		this.trip = trip;
		this.fare = fare;
	}

	boolean hasEnded() {
		return List.of("completed", "cancelled").contains(this.state);
	}

	void become(String next, UUID shownDriver) {
		this.state = next;
		int number = this.events.size() + 1;
		String driverId = (shownDriver != null) ? '"' + shownDriver.toString() + '"' : "null";
		this.events.add("""
				event: ride
				id: %d
				data: {"rideId":"%s","number":%d,"state":"%s","reason":null,"driverId":%s,"at":"%s"}

				""".formatted(number, this.id, number, next, driverId, Instant.now()));
		this.changes.tryEmitNext(number);
	}

	String json() {
		return """
				{"id":"%s","quoteId":"%s","state":"%s","fare":{"amount":%d,"currency":"USD"}}""".formatted(this.id,
				this.quoteId, this.state, this.fare);
	}

}
