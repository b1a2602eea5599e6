package dev.tandem.simulator.check;

/** What must hold, whatever fails: gateways, database or network. */
public enum Invariant {

	STREAM_HAS_NO_GAP("a rider's stream has numbers 1..n, each once"),
	TRANSITIONS_ARE_ALLOWED("a ride changes only along allowed transitions"),
	ONE_DRIVER_PER_RIDE("a ride has at most one driver"),
	ONE_ASSIGNMENT_PER_DRIVER("a driver has at most one open offer or one ride"),
	FARE_IS_THE_QUOTES("a ride costs what its quote says"),
	SAME_KEY_SAME_RIDE("the same Idempotency-Key returns the same ride"),
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
