package dev.tandem.gateway.platform.lifecycle;

import reactor.core.Disposable;
import reactor.core.Disposables;

import org.springframework.context.SmartLifecycle;

/**
 * A component that subscribes to something for as long as the application runs. The
 * subscription must not end by itself: retry it.
 */
public abstract class BackgroundSubscription implements SmartLifecycle {

	private final int phase;

	private Disposable subscription = Disposables.disposed();

	/**
	 * Creates a component that is not subscribed yet.
	 * @param phase one of {@link Phases}
	 */
	protected BackgroundSubscription(int phase) {
		this.phase = phase;
	}

	/**
	 * Subscribes; called at the start.
	 * @return disposed of at the stop
	 */
	protected abstract Disposable subscribe();

	@Override
	public final synchronized void start() {
		if (this.subscription.isDisposed()) {
			this.subscription = subscribe();
		}
	}

	@Override
	public final synchronized void stop() {
		this.subscription.dispose();
	}

	@Override
	public final synchronized boolean isRunning() {
		return !this.subscription.isDisposed();
	}

	@Override
	public final int getPhase() {
		return this.phase;
	}

}
