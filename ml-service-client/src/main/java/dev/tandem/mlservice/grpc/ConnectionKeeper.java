package dev.tandem.mlservice.grpc;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import io.grpc.ConnectivityState;
import io.grpc.ManagedChannel;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;

/**
 * Finds the ML service again soon after an outage of any length. Left alone, a channel
 * waits up to two minutes between attempts to connect; here it tries at a steady pace,
 * and now and then starts over to look the service's name up anew, for a container may
 * come back under another address.
 */
final class ConnectionKeeper implements AutoCloseable {

	static final int ATTEMPTS_PER_LOOKUP = 3;

	private final ManagedChannel channel;

	private final Duration interval;

	private final AtomicInteger attempts = new AtomicInteger();

	private final Disposable.Swap reconnecting = Disposables.swap();

	ConnectionKeeper(ManagedChannel channel, Duration interval) {
		this.channel = channel;
		this.interval = interval;
	}

	/**
	 * Connects ahead of the first call, and watches from then on.
	 */
	void start() {
		this.channel.getState(true);
		follow();
	}

	@Override
	public void close() {
		this.reconnecting.dispose();
	}

	private void follow() {
		ConnectivityState state = this.channel.getState(false);
		this.reconnecting.update((state == ConnectivityState.TRANSIENT_FAILURE) ? reconnect() : Disposables.disposed());
		if (state != ConnectivityState.SHUTDOWN) {
			this.channel.notifyWhenStateChanged(state, this::follow);
		}
	}

	private Disposable reconnect() {
		return Flux.interval(this.interval).subscribe((tick) -> attempt());
	}

	private void attempt() {
		if (this.attempts.incrementAndGet() % ATTEMPTS_PER_LOOKUP == 0) {
			startOver();
		}
		else {
			this.channel.resetConnectBackoff();
		}
	}

	private void startOver() {
		this.channel.enterIdle();
		this.channel.getState(true);
	}

}
