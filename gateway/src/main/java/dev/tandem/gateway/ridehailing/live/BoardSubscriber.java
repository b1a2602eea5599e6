package dev.tandem.gateway.ridehailing.live;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import dev.tandem.gateway.ridehailing.live.BoardMessage.Driver;
import dev.tandem.gateway.ridehailing.live.BoardMessage.Drivers;
import dev.tandem.gateway.ridehailing.ride.EventCursor;
import reactor.core.Exceptions;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.publisher.Sinks.EmitResult;
import reactor.util.concurrent.Queues;

import org.springframework.http.codec.ServerSentEvent;

/**
 * A connected board and its outbound buffer; a slow client, whose buffer is full, is
 * disconnected. Confined to the broadcaster's thread, except for {@link #events()} and
 * {@link #overflow()}.
 */
final class BoardSubscriber {

	private final Optional<Viewport> viewport;

	private final EventCursor snapshotCursor;

	private final Sinks.Many<ServerSentEvent<String>> outbound;

	private final Sinks.Empty<Void> overflow = Sinks.empty();

	/** The drivers inside the viewport; unused without a viewport. */
	private final Set<UUID> visibleDrivers = new HashSet<>();

	/**
	 * Creates a subscriber.
	 * @param viewport the visible part of the city; empty for all
	 * @param snapshotCursor the latest ride event that the snapshot includes
	 * @param buffer events that may wait for the board to read them
	 */
	BoardSubscriber(Optional<Viewport> viewport, EventCursor snapshotCursor, int buffer) {
		this.viewport = viewport;
		this.snapshotCursor = snapshotCursor;
		this.outbound = Sinks.many().unicast().onBackpressureBuffer(Queues.<ServerSentEvent<String>>get(buffer).get());
	}

	EventCursor snapshotCursor() {
		return this.snapshotCursor;
	}

	/** The events sent to the board, for one subscriber. */
	Flux<ServerSentEvent<String>> events() {
		return this.outbound.asFlux();
	}

	/** Fails when the buffer overflows, see {@link Exceptions#isOverflow}. */
	Mono<Void> overflow() {
		return this.overflow.asMono();
	}

	/**
	 * Sends an event, or disconnects the board when the buffer is full.
	 * @return false when the buffer was full
	 */
	boolean send(ServerSentEvent<String> event) {
		EmitResult result = this.outbound.tryEmitNext(event);
		boolean full = result == EmitResult.FAIL_OVERFLOW || result == EmitResult.FAIL_ZERO_SUBSCRIBER;
		if (full) {
			this.overflow.tryEmitError(Exceptions.failWithOverflow("the board reads too slowly"));
		}
		return !full;
	}

	boolean showsAll() {
		return this.viewport.isEmpty();
	}

	/** Selects the drivers of the snapshot, and remembers them as visible. */
	List<Driver> showInitially(Collection<Driver> drivers) {
		List<Driver> visible = drivers.stream().filter(this::isInView).toList();
		if (!showsAll()) {
			visible.forEach((driver) -> this.visibleDrivers.add(driver.id()));
		}
		return visible;
	}

	/** Reduces a change to the viewport: a driver who leaves the viewport is gone. */
	Drivers visiblePart(Drivers all) {
		List<Driver> moved = new ArrayList<>();
		List<UUID> gone = new ArrayList<>();
		for (Driver driver : all.moved()) {
			if (isInView(driver)) {
				this.visibleDrivers.add(driver.id());
				moved.add(driver);
			}
			else if (this.visibleDrivers.remove(driver.id())) {
				gone.add(driver.id());
			}
		}
		all.gone().stream().filter(this.visibleDrivers::remove).forEach(gone::add);
		return new Drivers(all.at(), moved, gone);
	}

	private boolean isInView(Driver driver) {
		return this.viewport.map((part) -> part.contains(driver.place())).orElse(true);
	}

}
