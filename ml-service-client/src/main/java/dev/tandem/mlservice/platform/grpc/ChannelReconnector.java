package dev.tandem.mlservice.platform.grpc;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import io.grpc.ConnectivityState;
import io.grpc.ManagedChannel;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Reconnects a channel within seconds after an outage of any length. By default, gRPC
 * waits up to two minutes between attempts to connect; this class attempts at a fixed
 * interval. Every {@value #ATTEMPTS_PER_LOOKUP}rd attempt also resolves the service's
 * name again, because a restarted container may have another address. Each new connection
 * is warmed up by a call, so that the first caller does not pay for class loading and
 * connection setup.
 */
final class ChannelReconnector implements AutoCloseable {

	static final int ATTEMPTS_PER_LOOKUP = 3;

	private final ManagedChannel channel;

	private final Duration interval;

	private final Mono<?> warmUpCall;

	private final AtomicInteger attempts = new AtomicInteger();

	private final Disposable.Swap reconnecting = Disposables.swap();

	/**
	 * Creates a reconnector for one channel.
	 * @param interval time between attempts to connect
	 * @param warmUpCall a call over the channel, whose result is ignored
	 */
	ChannelReconnector(ManagedChannel channel, Duration interval, Mono<?> warmUpCall) {
		this.channel = channel;
		this.interval = interval;
		this.warmUpCall = warmUpCall.onErrorComplete();
	}

	/** Connects ahead of the first call, and reconnects until {@link #close()}. */
	void start() {
		this.channel.getState(true);
		onStateChange();
	}

	@Override
	public void close() {
		this.reconnecting.dispose();
	}

	private void onStateChange() {
		ConnectivityState state = this.channel.getState(false);
		this.reconnecting.update((state == ConnectivityState.TRANSIENT_FAILURE) ? reconnect() : Disposables.disposed());
		if (state == ConnectivityState.READY) {
			this.warmUpCall.subscribe();
		}
		if (state != ConnectivityState.SHUTDOWN) {
			// gRPC notifies once, and at once if the state has changed since it was read.
			this.channel.notifyWhenStateChanged(state, this::onStateChange);
		}
	}

	private Disposable reconnect() {
		return Flux.interval(this.interval).subscribe((tick) -> attempt());
	}

	private void attempt() {
		if (this.attempts.incrementAndGet() % ATTEMPTS_PER_LOOKUP == 0) {
			this.channel.enterIdle();
			this.channel.getState(true);
		}
		else {
			this.channel.resetConnectBackoff();
		}
	}

}
