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
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.publisher.Sinks.EmitResult;
import reactor.util.concurrent.Queues;

import org.springframework.http.codec.ServerSentEvent;

/**
 * One board that is connected. Those who tell it are on the boards' thread.
 */
final class BoardSubscriber {

	private final Optional<Viewport> viewport;

	private final EventCursor snapshotCursor;

	private final Sinks.Many<ServerSentEvent<String>> outbound;

	private final Sinks.Empty<Void> overflow = Sinks.empty();

	/** The drivers that it shows, where it shows a part of the city only. */
	private final Set<UUID> visibleDrivers = new HashSet<>();

	/**
	 * Connects a board.
	 * @param viewport what it shows
	 * @param beginning the newest ride event in its snapshot
	 * @param buffer so many events may wait for it
	 */
	BoardSubscriber(Optional<Viewport> viewport, EventCursor snapshotCursor, int buffer) {
		this.viewport = viewport;
		this.snapshotCursor = snapshotCursor;
		this.outbound = Sinks.many().unicast().onBackpressureBuffer(Queues.<ServerSentEvent<String>>get(buffer).get());
	}

	EventCursor snapshotCursor() {
		return this.snapshotCursor;
	}

	/**
	 * What it has been told and not yet read.
	 * @return for one subscriber
	 */
	Flux<ServerSentEvent<String>> events() {
		return this.outbound.asFlux();
	}

	/**
	 * Whether it is too slow.
	 * @return fails with {@link SlowConsumerException} when it is
	 */
	Mono<Void> overflow() {
		return this.overflow.asMono();
	}

	/**
	 * Tells it something.
	 * @param event what
	 * @return whether there was room for it: where there was none, the board is cut off
	 */
	boolean send(ServerSentEvent<String> event) {
		EmitResult result = this.outbound.tryEmitNext(event);
		boolean full = result == EmitResult.FAIL_OVERFLOW || result == EmitResult.FAIL_ZERO_SUBSCRIBER;
		if (full) {
			this.overflow.tryEmitError(new SlowConsumerException());
		}
		return !full;
	}

	boolean showsAll() {
		return this.viewport.isEmpty();
	}

	/** Of all drivers, those that it shows from now on. */
	List<Driver> showInitially(Collection<Driver> drivers) {
		List<Driver> visible = drivers.stream().filter(this::isInView).toList();
		if (!showsAll()) {
			visible.forEach((driver) -> this.visibleDrivers.add(driver.id()));
		}
		return visible;
	}

	/** Of what happened to all drivers, what happened to those that it shows. */
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
