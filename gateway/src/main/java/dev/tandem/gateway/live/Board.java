package dev.tandem.gateway.live;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import dev.tandem.gateway.live.BoardMessage.Driver;
import dev.tandem.gateway.live.BoardMessage.Drivers;
import dev.tandem.gateway.ride.EventCursor;
import reactor.core.publisher.FluxSink;

import org.springframework.http.codec.ServerSentEvent;

/**
 * One board that is connected. For the boards' thread.
 */
final class Board {

	private final FluxSink<ServerSentEvent<String>> sink;

	private final Optional<Viewport> viewport;

	/** Up to where ride events are known to it already. */
	private final EventCursor seen;

	/** The drivers that it shows, where it shows a part of the city only. */
	private final Set<UUID> shown = new HashSet<>();

	Board(FluxSink<ServerSentEvent<String>> sink, Optional<Viewport> viewport, EventCursor seen) {
		this.sink = sink;
		this.viewport = viewport;
		this.seen = seen;
	}

	boolean showsAll() {
		return this.viewport.isEmpty();
	}

	/** It comes back with the last ride event that it knows. */
	void end() {
		this.sink.complete();
	}

	void tell(ServerSentEvent<String> event) {
		this.sink.next(event);
	}

	void tellRide(EventCursor cursor, ServerSentEvent<String> event) {
		if (cursor.compareTo(this.seen) > 0) {
			this.sink.next(event);
		}
	}

	/** Of all drivers, those that it shows from now on. */
	List<Driver> begin(Collection<Driver> drivers) {
		List<Driver> visible = drivers.stream().filter(this::isInView).toList();
		visible.forEach((driver) -> this.shown.add(driver.id()));
		return visible;
	}

	/** Of what happened to all drivers, what happened to those that it shows. */
	Drivers part(Drivers all) {
		List<Driver> moved = new ArrayList<>();
		List<UUID> gone = new ArrayList<>();
		for (Driver driver : all.moved()) {
			if (isInView(driver)) {
				this.shown.add(driver.id());
				moved.add(driver);
			}
			else if (this.shown.remove(driver.id())) {
				gone.add(driver.id());
			}
		}
		all.gone().stream().filter(this.shown::remove).forEach(gone::add);
		return new Drivers(all.at(), moved, gone);
	}

	private boolean isInView(Driver driver) {
		return this.viewport.map((part) -> part.contains(driver.place())).orElse(true);
	}

}
