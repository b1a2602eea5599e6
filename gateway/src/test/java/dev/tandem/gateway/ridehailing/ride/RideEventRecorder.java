package dev.tandem.gateway.ridehailing.ride;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.awaitility.Awaitility;
import reactor.core.Disposable;
import reactor.core.Disposables;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Records the live events of a feed.
 */
final class RideEventRecorder {

	private static final Duration BOUND = Duration.ofSeconds(20);

	private final RideEventFeed feed;

	private final List<RideEvent> events = new CopyOnWriteArrayList<>();

	private Disposable subscription = Disposables.disposed();

	RideEventRecorder(RideEventFeed feed) {
		this.feed = feed;
	}

	/** Waits until the events of earlier tests have been published, then subscribes. */
	void start() {
		this.events.clear();
		Awaitility.await().atMost(BOUND).until(this::isQuiet);
		this.subscription = this.feed.live().subscribe(this.events::add);
	}

	private boolean isQuiet() {
		return this.feed.head()
			.flatMapMany(this.feed::after)
			.collectList()
			.blockOptional(BOUND)
			.orElseThrow()
			.isEmpty();
	}

	void stop() {
		this.subscription.dispose();
	}

	/** The events since the start, which may still grow. */
	List<RideEvent> events() {
		return this.events;
	}

	/** Waits for exactly this many events. */
	void awaitCount(int count) {
		Awaitility.await().atMost(BOUND).until(() -> this.events.size() >= count);
		assertThat(this.events).hasSize(count);
	}

}
