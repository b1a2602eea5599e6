package dev.tandem.simulator.check;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The invariants that were seen broken.
 */
public final class Violations {

	private final Map<Invariant, Integer> counts = new EnumMap<>(Invariant.class);

	private final Consumer<String> printer;

	/**
	 * Starts without any.
	 * @param printer where each is told at once
	 */
	public Violations(Consumer<String> printer) {
		this.printer = printer;
	}

	synchronized void add(Invariant invariant, String how) {
		this.counts.merge(invariant, 1, Integer::sum);
		this.printer.accept("BROKEN: " + invariant + ": " + how);
	}

	/**
	 * The broken ones, with how often.
	 * @return empty when all held
	 */
	public synchronized Map<Invariant, Integer> counts() {
		return Map.copyOf(this.counts);
	}

}
