package dev.tandem.simulator.check;

/**
 * What must hold, whatever happens to gateways, database and network.
 */
public enum Invariant {

	/** A rider's stream has every number from 1 on, each once. */
	STREAM_HAS_NO_GAP("a rider's stream has numbers 1..n, each once"),
	/** A ride goes from state to state only as it may. */
	TRANSITIONS_ARE_ALLOWED("a ride changes only as it may"),
	/** A ride has one driver at most. */
	ONE_DRIVER_PER_RIDE("a ride has one driver at most"),
	/** A driver has one open offer or one ride at most. */
	ONE_ASSIGNMENT_PER_DRIVER("a driver has one open offer or one ride at most"),
	/** A ride costs what its quote said. */
	FARE_IS_THE_QUOTES("a ride costs what its quote said"),
	/** The same key gives the same ride. */
	SAME_KEY_SAME_RIDE("the same Idempotency-Key gives the same ride"),
	/** A ride goes on, and ends. */
	RIDE_ENDS("a ride ends within a bound");

	private final String text;

	Invariant(String text) {
		this.text = text;
	}

	@Override
	public String toString() {
		return this.text;
	}

}
