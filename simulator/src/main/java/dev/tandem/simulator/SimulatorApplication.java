package dev.tandem.simulator;

/**
 * The command.
 */
final class SimulatorApplication {

	private SimulatorApplication() {
	}

	public static void main(String[] args) {
	}

}
