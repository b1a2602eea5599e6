package dev.tandem.simulator.report;

/**
 * What is timed.
 */
public enum TimerName {

	/** From asking for a quote to having it. */
	QUOTE("quote"),
	/** From asking for a ride to hearing that a driver has accepted. */
	MATCH("time to match"),
	/** From the offer in the database to the driver who is asked; by two clocks. */
	OFFER("offer delivery"),
	/** From a driver's position to his rider's screen. */
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
