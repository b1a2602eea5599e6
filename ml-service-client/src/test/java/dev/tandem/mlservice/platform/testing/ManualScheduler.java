package dev.tandem.mlservice.platform.testing;

import java.time.Duration;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * A channel's scheduler whose time advances only when the test advances it.
 */
public final class ManualScheduler extends ScheduledThreadPoolExecutor {

	private final Queue<Timer> timers = new PriorityQueue<>();

	private Duration now = Duration.ZERO;

	public ManualScheduler() {
		super(0);
	}

	/**
	 * Advances the time and runs the commands that are due by then.
	 */
	public void advance(Duration time) {
		this.now = this.now.plus(time);
		for (Timer next = this.timers.peek(); next != null && next.isDue(); next = this.timers.peek()) {
			this.timers.remove();
			next.run();
		}
	}

	@Override
	public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
		Timer timer = new Timer(command, this.now.plus(Duration.of(delay, unit.toChronoUnit())));
		this.timers.add(timer);
		return timer;
	}

	private final class Timer extends FutureTask<Void> implements ScheduledFuture<Void> {

		private final Duration due;

		private Timer(Runnable command, Duration due) {
			super(command, null);
			this.due = due;
		}

		private boolean isDue() {
			return this.due.compareTo(ManualScheduler.this.now) <= 0;
		}

		@Override
		public long getDelay(TimeUnit unit) {
			return unit.convert(this.due.minus(ManualScheduler.this.now));
		}

		@Override
		public int compareTo(Delayed other) {
			return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
		}

	}

}
