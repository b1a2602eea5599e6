package dev.tandem.gateway.ridehailing.live;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

import dev.tandem.gateway.ridehailing.live.BoardMessage.Drivers;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.http.codec.ServerSentEvent;

/**
 * The connected boards of this replica: sends events to all of them, and removes those
 * whose buffer is full. Confined to the broadcaster's thread, except for
 * {@link #isEmpty()} and {@link #count()}.
 */
final class BoardSubscribers {

	private final Set<BoardSubscriber> boards = ConcurrentHashMap.newKeySet();

	private final SseResponses streams;

	private final Counter overflowed;

	BoardSubscribers(SseResponses streams, MeterRegistry meters) {
		this.streams = streams;
		this.overflowed = Counter.builder("tandem.live.boards.cut")
			.description("Boards that were cut off because they read too slowly")
			.register(meters);
		Gauge.builder("tandem.live.boards", this.boards, Set::size)
			.description("Boards that are connected")
			.register(meters);
	}

	void add(BoardSubscriber board) {
		this.boards.add(board);
	}

	void remove(BoardSubscriber board) {
		this.boards.remove(board);
	}

	boolean isEmpty() {
		return this.boards.isEmpty();
	}

	int count() {
		return this.boards.size();
	}

	void sendToAll(ServerSentEvent<String> event) {
		send((board) -> board.send(event));
	}

	/**
	 * Sends each board the drivers inside its viewport; boards of the whole city share
	 * one event.
	 */
	void sendDrivers(Drivers change) {
		ServerSentEvent<String> all = this.streams.event("drivers", null, change);
		send((board) -> board.showsAll() ? board.send(all) : sendPart(board, board.visiblePart(change)));
	}

	private boolean sendPart(BoardSubscriber board, Drivers part) {
		return part.isEmpty() || board.send(this.streams.event("drivers", null, part));
	}

	/** Removes boards whose buffer is full. */
	private void send(Predicate<BoardSubscriber> sending) {
		for (BoardSubscriber board : this.boards) {
			if (!sending.test(board)) {
				this.boards.remove(board);
				this.overflowed.increment();
			}
		}
	}

}
