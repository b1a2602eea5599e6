package dev.tandem.simulator;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import dev.tandem.simulator.base.StopSignal;
import picocli.CommandLine;

/** The process. It exits with the command's exit code, also after a signal. */
final class SimulatorApplication {

	private static final Duration STOP_TIMEOUT = Duration.ofSeconds(9);

	private SimulatorApplication() {
	}

	public static void main(String[] args) {
		StopSignal stop = new StopSignal();
		CountDownLatch done = new CountDownLatch(1);
		AtomicInteger code = new AtomicInteger(1);
		Runtime.getRuntime().addShutdownHook(new Thread(() -> {
			stop.stop();
			awaitEnd(done);
			Runtime.getRuntime().halt(code.get());
		}));
		code.set(new CommandLine(new SimulatorCommand(stop)).execute(args));
		done.countDown();
		System.exit(code.get());
	}

	/** Waits for the command. Without it, the JVM would exit with the signal's code. */
	private static void awaitEnd(CountDownLatch done) {
		try {
			done.await(STOP_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
