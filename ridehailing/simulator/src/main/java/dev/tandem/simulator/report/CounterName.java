package dev.tandem.simulator.report;

/**
 * What is counted, by kinds.
 */
public enum CounterName {

	/** What riders did. */
	RIDERS("riders"),
	/** Rides, by their end. */
	RIDES("rides"),
	/** Rides, by whether a driver was found. */
	MATCHES("matches"),
	/** Offers, by what became of them. */
	OFFERS("offers"),
	/** Connections made again, by what had ended them. */
	RECONNECTS("reconnects"),
	/** What failed and was borne. */
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
