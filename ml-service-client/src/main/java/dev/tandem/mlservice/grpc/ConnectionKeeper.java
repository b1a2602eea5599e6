package dev.tandem.mlservice.grpc;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import io.grpc.ConnectivityState;
import io.grpc.ManagedChannel;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Finds the ML service again soon after an outage of any length. Left alone, a channel
 * waits up to two minutes between attempts to connect; here it tries at a steady pace,
 * and now and then starts over to look the service's name up anew, for a container may
 * come back under another address. Each connection is tried out by a call of its own, so
 * that the first caller does not pay for all that is loaded and opened by a first call.
 */
final class ConnectionKeeper implements AutoCloseable {

	static final int ATTEMPTS_PER_LOOKUP = 3;

	private final ManagedChannel channel;

	private final Duration interval;

	private final Mono<?> tryOut;

	private final AtomicInteger attempts = new AtomicInteger();

	private final Disposable.Swap reconnecting = Disposables.swap();

	/**
	 * Keeps one channel connected.
	 * @param channel the channel
	 * @param interval time between attempts to connect
	 * @param tryOut a call over the channel, of which nobody needs the answer
	 */
	ConnectionKeeper(ManagedChannel channel, Duration interval, Mono<?> tryOut) {
		this.channel = channel;
		this.interval = interval;
		this.tryOut = tryOut.onErrorComplete();
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
		if (state == ConnectivityState.READY) {
			this.tryOut.subscribe();
		}
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
