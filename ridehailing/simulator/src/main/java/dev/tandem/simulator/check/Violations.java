package dev.tandem.simulator.check;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

/** The violated invariants. Thread-safe. */
public final class Violations {

	private final Map<Invariant, Integer> counts = new EnumMap<>(Invariant.class);

	private final Consumer<String> printer;

	/** Starts without violations; the printer prints each one immediately. */
	public Violations(Consumer<String> printer) {
		this.printer = printer;
	}

	synchronized void add(Invariant invariant, String how) {
		this.counts.merge(invariant, 1, Integer::sum);
		this.printer.accept("BROKEN: " + invariant + ": " + how);
	}

	/** Returns the number of violations of each violated invariant. */
	public synchronized Map<Invariant, Integer> counts() {
		return Map.copyOf(this.counts);
	}

}
