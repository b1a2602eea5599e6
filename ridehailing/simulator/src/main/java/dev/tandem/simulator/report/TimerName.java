package dev.tandem.simulator.report;

/** The timers. */
public enum TimerName {

	/** From the request for a quote to its response. */
	QUOTE("quote"),
	/** From the request for a ride to the event that a driver accepted it. */
	MATCH("time to match"),
	/** From the offer in the database to its driver; compares two clocks. */
	OFFER("offer delivery"),
	/** From a driver's position to the rider's stream. */
	POSITION("position to rider");

	private final String text;

	TimerName(String text) {
		this.text = text;
	}

	@Override
	public String toString() {
		return this.text;
	}

}
