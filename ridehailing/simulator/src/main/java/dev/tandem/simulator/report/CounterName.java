package dev.tandem.simulator.report;

/** The counters; each counts by kind. */
public enum CounterName {

	/** The actions of riders. */
	RIDERS("riders"),
	/** Rides, by how they ended. */
	RIDES("rides"),
	/** Rides, by whether a driver was found. */
	MATCHES("matches"),
	/** Offers, by outcome. */
	OFFERS("offers"),
	/** Reconnects, by what ended the connection before. */
	RECONNECTS("reconnects"),
	/** Failures that the simulation tolerated. */
	FAILURES("failures");

	private final String text;

	CounterName(String text) {
		this.text = text;
	}

	@Override
	public String toString() {
		return this.text;
	}

}
