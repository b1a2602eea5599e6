package dev.tandem.simulator.check;

/** What must hold, whatever fails: gateways, database or network. */
public enum Invariant {

	/** The events of a rider's stream have consecutive numbers from 1. */
	STREAM_HAS_NO_GAP("a rider's stream has numbers 1..n, each once"),
	/** A ride changes state only along allowed transitions. */
	TRANSITIONS_ARE_ALLOWED("a ride changes only along allowed transitions"),
	/** A ride has at most one driver. */
	ONE_DRIVER_PER_RIDE("a ride has at most one driver"),
	/** A driver has at most one open offer or one ride. */
	ONE_ASSIGNMENT_PER_DRIVER("a driver has at most one open offer or one ride"),
	/** The fare of a ride is the fare of its quote. */
	FARE_IS_THE_QUOTES("a ride costs what its quote says"),
	/** The same key returns the same ride. */
	SAME_KEY_SAME_RIDE("the same Idempotency-Key returns the same ride"),
	/** A ride progresses and ends within a time limit. */
	RIDE_ENDS("a ride ends within its time limit");

	private final String text;

	Invariant(String text) {
		this.text = text;
	}

	@Override
	public String toString() {
		return this.text;
	}

}
